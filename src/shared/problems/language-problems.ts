import { exitCode, kind, quote } from './problem-kind.js';

/** Provider and model. Types, not interfaces: only they have the index signature of facts. */
type Who = { readonly model: string };
/** Milliseconds the provider asked to wait, null when it did not say. The retry policy reads it. */
type Wait = Who & { readonly retryAfterMs: number | null };

/** Problems of language models and streaming. No prompt, answer or key is ever a fact. */
export const languageProblems = {
  'language.prompt-empty': kind<Record<never, never>>({
    status: 400,
    exit: exitCode.badData,
    message: () => 'the prompt is empty: expected at least one character that is not blank',
    fix: () => 'send the question as text',
  }),
  'language.prompt-too-large': kind<{ readonly bytes: number; readonly limitBytes: number }>({
    status: 413,
    exit: exitCode.badData,
    message: (f) =>
      `the prompt has ${f.bytes} bytes of UTF-8, at most ${f.limitBytes} are accepted`,
    fix: () => 'ask about less at once, or hand over fewer rows and passages',
  }),
  'language.text-not-unicode': kind<{ readonly at: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `${f.at} holds half a character (a lone surrogate): expected valid Unicode`,
    fix: () => 'send the text as valid UTF-8, cut between characters only',
  }),
  'language.request-invalid': kind<{
    readonly at: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `language request ${f.at}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'correct that field and ask again',
  }),
  'language.unsupported': kind<Who & { readonly ability: string }>({
    status: 501,
    exit: exitCode.unavailable,
    message: (f) => `${f.model} has no ${f.ability}`,
    fix: () => 'configure a model that has it; answers without it still come from the evidence',
  }),
  'language.aborted': kind<Who>({
    status: 499,
    exit: exitCode.tryAgain,
    message: (f) => `the call to ${f.model} was ended by the caller`,
    fix: () => 'ask again when the answer is wanted',
  }),
  'language.deadline': kind<Who & { readonly afterMs: number }>({
    status: 504,
    exit: exitCode.tryAgain,
    message: (f) => `${f.model} had ${Math.round(f.afterMs)} ms and did not finish`,
    fix: () => 'allow more time, ask for a shorter answer, or use a faster model',
  }),
  'language.throttled': kind<Wait>({
    status: 429,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) =>
      f.retryAfterMs === null
        ? `${f.model} takes no more requests for now`
        : `${f.model} takes no more requests for ${Math.ceil(f.retryAfterMs / 1000)} s`,
    fix: () =>
      'wait and ask again; if it stays, raise the quota or use a cross-region inference profile',
  }),
  'language.unavailable': kind<Wait & { readonly detail: string }>({
    status: 503,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.model} cannot answer now: ${f.detail}`,
    fix: () => 'ask again shortly; check that the endpoint address is right and the server runs',
  }),
  'language.model-not-ready': kind<Wait>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `${f.model} is being loaded and not ready yet`,
    fix: () => 'ask again in half a minute',
  }),
  'language.model-timeout': kind<Wait>({
    status: 504,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `${f.model} took longer than its provider allows`,
    fix: () => 'ask again, or ask for a shorter answer',
  }),
  'language.model-failed': kind<Who & { readonly detail: string }>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.model} failed while answering: ${f.detail}`,
    fix: () => 'ask again; if it stays, use another model',
  }),
  'language.stream-cut': kind<Who>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) =>
      `the answer of ${f.model} stopped half-way: its stream ended without an end mark`,
    fix: () => 'ask again; what arrived so far is incomplete',
  }),
  'language.stream-malformed': kind<Who & { readonly detail: string }>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.model} sent something that cannot be read: ${f.detail}`,
    fix: () => 'ask again; if it stays, check that the endpoint speaks the configured format',
  }),
  'language.output-not-json': kind<Who & { readonly detail: string }>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.model} was to answer one JSON document and did not: ${f.detail}`,
    fix: () => 'ask again, allow more tokens, or use a model with JSON output',
  }),
  'language.access-denied': kind<Who & { readonly action: string }>({
    status: 403,
    exit: exitCode.notPermitted,
    message: (f) => `${f.model} may not be called with these credentials (AccessDeniedException)`,
    fix: (f) =>
      `allow ${f.action} for the role on the inference profile and on the foundation model in every region it routes to, and check that model access is granted for the account`,
  }),
  'language.credentials-missing': kind<Who>({
    status: 401,
    exit: exitCode.notPermitted,
    message: (f) => `no credentials were found to call ${f.model}`,
    fix: () =>
      'sign in (aws sso login) or set the key of the server; USE_BEDROCK=false works without',
  }),
  'language.credentials-expired': kind<Who>({
    status: 401,
    exit: exitCode.notPermitted,
    message: (f) => `the credentials for ${f.model} have expired`,
    fix: () => 'renew them (aws sso login, or fetch the role again) and ask again',
  }),
  'language.credentials-refused': kind<Who>({
    status: 401,
    exit: exitCode.notPermitted,
    message: (f) => `the credentials for ${f.model} were refused`,
    fix: () => 'check the access key, its secret and the clock of this machine',
  }),
  'language.model-unknown': kind<Who & { readonly region: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `${f.model} does not exist in ${f.region}`,
    fix: () =>
      'check the id and the region; newer models are called through an inference profile such as global.',
  }),
  'language.model-needs-profile': kind<{
    readonly modelId: string;
    readonly region: string;
    readonly prefixes: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badSetting,
    message: (f) =>
      `${quote(f.modelId)} cannot be called by its bare id from ${f.region}: it wants an inference profile`,
    fix: (f) => `use ${f.prefixes.map((prefix) => `${prefix}.${f.modelId}`).join(' or ')}`,
  }),
  'language.profile-not-in-region': kind<{
    readonly modelId: string;
    readonly prefix: string;
    readonly region: string;
    readonly right: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badSetting,
    message: (f) =>
      `the inference profile ${quote(`${f.prefix}.`)} cannot be called from ${f.region}`,
    fix: (f) =>
      `use ${f.right.map((prefix) => `${prefix}.${f.modelId}`).join(' or ')}, or call from a region of ${quote(f.prefix)}`,
  }),
  'language.model-retired': kind<{
    readonly modelId: string;
    /** Day, or null when only the fact is known. */
    readonly endOfLife: string | null;
    readonly successor: string;
  }>({
    status: 410,
    exit: exitCode.badSetting,
    message: (f) =>
      `model ${quote(f.modelId)} has reached its end of life${f.endOfLife === null ? '' : ` (${f.endOfLife})`} and does not answer any more`,
    fix: (f) => `use its successor ${f.successor}`,
  }),
  'language.refused-by-provider': kind<Who & { readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `${f.model} refused the request: ${f.detail}`,
    fix: () => 'check the length of the prompt and the sampling parameters for this model',
  }),
  'language.quota-exceeded': kind<Who>({
    status: 402,
    exit: exitCode.notPermitted,
    message: (f) => `the quota or credit for ${f.model} is used up`,
    fix: () => 'raise the quota or the credit with the provider',
  }),
  'language.budget-used': kind<
    Who & { readonly what: string; readonly spent: number; readonly limit: number }
  >({
    status: 402,
    exit: exitCode.notPermitted,
    message: (f) =>
      `the budget for ${f.model} does not allow this call: ${f.spent} of ${f.limit} ${f.what} are spent or reserved`,
    fix: () =>
      'raise the budget or wait for its next period; answers come without a model until then',
  }),
  'language.price-unknown': kind<Who>({
    status: 500,
    exit: exitCode.badSetting,
    message: (f) => `no price is known for ${f.model}, so a money budget cannot be kept`,
    fix: () => 'add its price to the price table, or set a token budget instead',
  }),
  'language.circuit-open': kind<Wait>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `${f.model} failed several times in a row and is left alone for a while`,
    fix: () => 'wait, or configure a second model',
  }),
} as const;
