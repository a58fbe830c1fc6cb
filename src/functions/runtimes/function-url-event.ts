/** The event a Lambda function URL sends, payload format 2.0, as far as handlers read it. */
export function functionUrlEvent(
  request: Request,
  body: Uint8Array,
  call: { readonly requestId: string; readonly path: string },
) {
  const { requestId, path } = call;
  const url = new URL(request.url);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    requestContext: {
      http: { method: request.method, path, protocol: 'HTTP/1.1' },
      requestId,
      stage: '$default',
    },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}
