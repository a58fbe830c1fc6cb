/**
 * The CORS headers of an answer to `origin`: none for an origin that is not on the list, so that its browser
 * keeps the answer from the page. `*` on the list allows any.
 */
export function streamingCors(
  origin: string | null,
  allowed: readonly string[],
): Readonly<Record<string, string>> {
  if (allowed.length === 0) return {};
  const any = allowed.includes('*');
  const vary: Readonly<Record<string, string>> = any ? {} : { vary: 'origin' };
  if (!any && (origin === null || !allowed.includes(origin))) return vary;
  return {
    ...vary,
    'access-control-allow-origin': any ? '*' : origin!,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers':
      'content-type, accept, authorization, x-amz-content-sha256, x-amz-date, x-amz-security-token',
    'access-control-expose-headers': 'x-request-id',
    'access-control-max-age': '600',
  };
}

/** Origins of a list such as `https://a.example, https://b.example`. */
export function originList(text: string): readonly string[] {
  return text
    .split(',')
    .map((origin) => origin.trim().replace(/\/$/, ''))
    .filter((origin) => origin !== '');
}
