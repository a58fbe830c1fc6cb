import { problem } from '../../shared/index.js';
import { awsCredentials } from './aws-credentials.js';
import { sha256, signRequest } from './sign-request.js';

/** Where questions go, and what a question's request must carry to be let in. */
export interface ChatTarget {
  readonly url: URL;
  /** Whether it is the local server of this product, so that a refused connection means it does not run. */
  readonly isLocal: boolean;
  /** Headers for a POST with that body. */
  readonly headersFor: (body: string) => Promise<Readonly<Record<string, string>>>;
}

export interface ChatTargetOptions {
  /** A function URL or CloudFront address; default the local server's function URL. */
  readonly url?: string;
  /** Local function to ask. */
  readonly function: string;
  readonly host: string;
  readonly port: number;
  /** Send the body's hash, as CloudFront with origin access control wants it. */
  readonly oac?: boolean;
  /** Sign with SigV4, as a function URL with IAM authorization wants it. */
  readonly sign?: boolean;
  /** Region to sign for; default what the host of a function URL says, else AWS_REGION. */
  readonly region?: string;
  readonly profile?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Throws `input.invalid` for an address that is none, `chat.no-region` when nobody says what to sign for. */
export function chatTarget(options: ChatTargetOptions): ChatTarget {
  const { oac = false, sign = false } = options;
  const url = options.url === undefined ? localUrl(options) : readUrl(options.url);
  const region = sign ? regionOf(url, options.region) : '';
  return {
    url,
    isLocal: options.url === undefined || isThisMachine(url),
    headersFor: async (body) => {
      if (sign)
        return signRequest(
          { method: 'POST', url, body, service: 'lambda', region, nowMs: options.now() },
          await awsCredentials(options.profile),
        );
      return oac ? { 'x-amz-content-sha256': sha256(body) } : {};
    },
  };
}

/**
 * Where to talk to when nobody names a function: the assistant of the server at that address, else its stream of a
 * model. An address that is no server of this product is taken as it is; what is wrong with it is told by the question.
 */
export async function talkingTarget(
  options: Pick<ChatTargetOptions, 'url' | 'host' | 'port'>,
): Promise<{ readonly url?: string; readonly function: string }> {
  const fallback = 'stream-bedrock';
  const { url: given } = options;
  const own = given === undefined ? localUrl({ ...options, function: fallback }) : readUrl(given);
  // A function URL has no path either, but it is never plain HTTP.
  const isBare = given !== undefined && own.protocol === 'http:' && own.pathname === '/';
  if (given !== undefined && !isBare) return { url: given, function: fallback };
  const name = await assistantAt(own);
  if (given === undefined) return { function: name ?? fallback };
  return {
    url: name === null ? given : new URL(`/functions/${encodeURIComponent(name)}/`, own).href,
    function: fallback,
  };
}

async function assistantAt(server: URL): Promise<string | null> {
  try {
    const url = new URL('/api/functions', server);
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { functions }: { readonly functions: readonly Readonly<Record<string, unknown>>[] } =
      JSON.parse(await response.text());
    const assistant = functions.find(({ kind, streams }) => kind === 'assist' && streams === true);
    return typeof assistant?.name === 'string' ? assistant.name : null;
  } catch {
    return null;
  }
}

function localUrl({
  host,
  port,
  function: name,
}: Pick<ChatTargetOptions, 'host' | 'port' | 'function'>): URL {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const bracketed = reachable.includes(':') ? `[${reachable}]` : reachable;
  return new URL(`http://${bracketed}:${port}/functions/${encodeURIComponent(name)}/`);
}

function isThisMachine({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw problem('input.invalid', {
      at: '--url',
      got: JSON.stringify(text.slice(0, 60)),
      expected: 'an http or https address',
    });
  return url;
}

function regionOf(url: URL, given: string | undefined): string {
  const named = /\.lambda-url\.([a-z0-9-]+)\.on\.aws$/.exec(url.hostname)?.[1];
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const region = given ?? named ?? (AWS_REGION || AWS_DEFAULT_REGION);
  if (!region) throw problem('chat.no-region', { host: url.host });
  return region;
}
