import { problem } from '../../shared/index.js';
import { originList } from './streaming-cors.js';

export interface RequestGuardProps {
  /** The address the server is bound to. */
  readonly boundHost: string;
  /** Further host names that requests may be for, without port. Default none. */
  readonly allowedHosts?: readonly string[];
  /** Origins whose pages may call, parted by commas, `*` for any, empty for none but our own. Default empty. */
  readonly corsOrigin?: string;
}

/**
 * Keeps pages of other sites from using a server that only this machine should reach.
 * Bound to loopback, a request must be for a loopback name: a page that points its own name at 127.0.0.1
 * (DNS rebinding) sends that name. A page of another origin is refused even where browsers ask nobody first.
 * Throws `request.host-refused` or `request.origin-refused`.
 */
export function guardRequest(headers: Headers, props: RequestGuardProps): void {
  const { boundHost, allowedHosts = [], corsOrigin = '' } = props;
  const authority = headers.get('host') ?? '';
  const host = hostOf(authority);
  const checksHost = isLoopback(boundHost) || allowedHosts.length > 0;
  if (checksHost && !isLoopback(host) && !allowedHosts.includes(host))
    throw problem('request.host-refused', { host: authority });

  const origin = headers.get('origin');
  const origins = originList(corsOrigin);
  if (origin === null || origins.includes('*') || origins.includes(origin)) return;
  if (origin !== `http://${authority}` && origin !== `https://${authority}`)
    throw problem('request.origin-refused', { origin });
}

/** Whether a host name or address means this machine and nothing else. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host) ||
    host === '::1' ||
    host === '[::1]'
  );
}

// `[::1]:8088` -> `[::1]`, `localhost:8088` -> `localhost`.
function hostOf(authority: string): string {
  return authority.toLowerCase().replace(/:\d*$/, '');
}
