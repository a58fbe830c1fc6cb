// The Data API's wire form by hand: JSON over POST, signed with an access key, connections kept.
// https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/API_Operations.html
import http from 'node:http';
import https from 'node:https';
import type { Field } from '@aws-sdk/client-rds-data';
import type { Clock } from '../../../shared/index.js';
import type { DataApiClient } from './data-api-client.js';
import { type CallToSign, signCall } from './sign-call.js';

export interface SignedClientProps extends Pick<CallToSign, 'region' | 'credentials'> {
  readonly address: URL;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tried once more: what AWS calls worth it, and a kept connection that had ended. As the SDK does. */
const attempts = 2;

/** A client that throws Errors named as AWS names them. */
export function signedClient(props: SignedClientProps): DataApiClient {
  const { address } = props;
  const kind = address.protocol === 'http:' ? http : https;
  const agent = new kind.Agent({ keepAlive: true });
  const call = async (operation: string, input: object, signal?: AbortSignal) => {
    const url = new URL(`${address.pathname.replace(/\/$/, '')}/${operation}`, address);
    const body = JSON.stringify(input, withoutBytes);
    for (let attempt = 1; ; attempt++) {
      try {
        const { region, credentials, clock } = props;
        const headers = signCall({ url, body, region, credentials, nowMs: clock.now() });
        return await answerOf(
          await post(kind.request(url, { method: 'POST', headers, agent, signal }), body),
        );
      } catch (thrown) {
        if (attempt === attempts || signal?.aborted === true || !isWorthAnother(thrown))
          throw thrown;
      }
    }
  };
  return {
    begin: async (input, signal) => ({
      transactionId: await call('BeginTransaction', input, signal).then(({ transactionId }) =>
        textOf(transactionId),
      ),
    }),
    execute: async (input, signal) => withBytes(await call('Execute', input, signal)),
    commit: (input) => call('CommitTransaction', input),
    rollback: (input) => call('RollbackTransaction', input),
    close: () => agent.destroy(),
  };
}

interface Reply {
  readonly status: number;
  readonly errorType: string;
  readonly text: string;
}

function post(request: http.ClientRequest, body: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          errorType: textOf(response.headers['x-amzn-errortype']) ?? '',
          text: Buffer.concat(pieces).toString('utf8'),
        }),
      );
    });
    request.end(body);
  });
}

type Document = Readonly<Record<string, unknown>>;

function answerOf({ status, errorType, text }: Reply): Document {
  const document = documentOf(text);
  if (status >= 200 && status < 300) return document;
  const message = textOf(document.message) ?? textOf(document.Message) ?? `status ${status}`;
  // The header reads Name:address, the field of older services package#Name.
  const named = errorType || (textOf(document.code) ?? textOf(document.__type) ?? '');
  const name = named.split(':')[0]!.split('#').at(-1)! || `Status${status}`;
  throw Object.assign(new Error(message), { name, status });
}

function documentOf(text: string): Document {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null ? { ...document } : {};
  } catch {
    return {};
  }
}

function isWorthAnother(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if ('status' in thrown)
    return (
      Number(thrown.status) === 429 ||
      /throttl|toomanyrequests/i.test(thrown.name) ||
      [500, 502, 503, 504].includes(Number(thrown.status))
    );
  return 'code' in thrown && ['ECONNRESET', 'EPIPE'].includes(String(thrown.code));
}

function withoutBytes(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

// JSON has no bytes: they come as base64, and the fields are said to hold them as bytes.
function withBytes(document: Document): Awaited<ReturnType<DataApiClient['execute']>> {
  const { records, ...rest } = document;
  if (!Array.isArray(records)) return rest;
  const isBlob = (field: unknown): field is { readonly blobValue: string } =>
    typeof field === 'object' && field !== null && 'blobValue' in field;
  return {
    ...rest,
    records: records.map((record: unknown[]) =>
      record.map((field) =>
        isBlob(field) ? { blobValue: Buffer.from(field.blobValue, 'base64') } : (field as Field),
      ),
    ),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
