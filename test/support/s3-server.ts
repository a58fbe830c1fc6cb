import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';

/** A loopback server that speaks as much of the S3 REST API as the store uses, path style. */
export interface S3Server {
  readonly endpoint: string;
  /** Requests seen, as `METHOD /path?query`. */
  readonly requests: string[];
  /** Forgets all objects. */
  clear(): void;
  stop(): Promise<void>;
}

/**
 * Holds one bucket, `diecasting-models`, in us-east-1. The access key `DENIED` may do nothing.
 * A listing page has two keys, so that paging is met at once. Bodies are checked against their CRC-32.
 */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, { readonly bytes: Buffer; readonly type: string }>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void answer(request, response, objects);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    clear: () => objects.clear(),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const pageSize = 2;
type Objects = Map<string, { readonly bytes: Buffer; readonly type: string }>;

async function answer(request: IncomingMessage, response: ServerResponse, objects: Objects) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const url = new URL(request.url!, 'http://127.0.0.1');
  const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const fail = (status: number, code: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/xml', ...headers });
    response.end(
      request.method === 'HEAD'
        ? undefined
        : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
  };

  const signature = request.headers.authorization ?? url.searchParams.get('X-Amz-Credential') ?? '';
  const scope = /([A-Z]+)\/\d{8}\/([a-z0-9-]+)\/s3\/aws4_request/.exec(signature);
  if (scope === null || scope[1] === 'DENIED') return fail(403, 'AccessDenied');
  if (bucket !== 'diecasting-models') return fail(404, 'NoSuchBucket');
  if (scope[2] !== 'us-east-1')
    return fail(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'us-east-1' });

  if (key === '' && url.searchParams.get('list-type') === '2')
    return list(url.searchParams, response, objects);

  const stored = objects.get(key);
  const etag = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;
  if (request.method === 'PUT') {
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
    const checksum = request.headers['x-amz-checksum-crc32'];
    const actual = Buffer.alloc(4);
    actual.writeUInt32BE(crc32(body));
    if (checksum !== undefined && checksum !== actual.toString('base64'))
      return fail(400, 'BadDigest');
    if (noneMatch === '*' && stored) return fail(412, 'PreconditionFailed');
    if (match !== undefined && !stored) return fail(404, 'NoSuchKey');
    if (match !== undefined && match !== etag(stored!.bytes))
      return fail(412, 'PreconditionFailed');
    objects.set(key, { bytes: body, type: request.headers['content-type'] ?? '' });
    response.writeHead(200, { etag: etag(body) }).end();
    return;
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
    return;
  }
  if (!stored) return fail(404, 'NoSuchKey');
  response.writeHead(200, {
    etag: etag(stored.bytes),
    'content-type': stored.type,
    'content-length': stored.bytes.length,
  });
  response.end(request.method === 'HEAD' ? undefined : stored.bytes);
}

function list(query: URLSearchParams, response: ServerResponse, objects: Objects): void {
  const after = query.get('continuation-token') ?? '';
  const all = [...objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .sort();
  const page = all.slice(0, pageSize);
  const truncated = all.length > page.length;
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${truncated}</IsTruncated>` +
      page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('') +
      (truncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '') +
      '</ListBucketResult>',
  );
}
