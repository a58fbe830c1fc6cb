import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectStoreContract } from '../../test/support/object-store-contract.js';
import { type S3Server, startS3Server } from '../../test/support/s3-server.js';
import { type S3StoreProps, s3Store } from './s3-store.js';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.stop());

function open(changes: Partial<S3StoreProps> & { region?: string; accessKeyId?: string } = {}) {
  const { region = 'us-east-1', accessKeyId = 'AKTEST', ...props } = changes;
  return s3Store({
    bucket: 'diecasting-models',
    prefix: 'registry',
    client: {
      region,
      endpoint: server.endpoint,
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey: 'secret' },
      maxAttempts: 1,
    },
    ...props,
  });
}

objectStoreContract('S3', async () => {
  server.clear();
  return open();
});

describe('s3Store', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const failure = (work: Promise<unknown>) => work.then(String, (error) => error);

  test('hands out an address that can be opened without credentials', async () => {
    server.clear();
    const store = open({ addressSeconds: 60 });
    await store.put('charts/a.svg', bytes, { contentType: 'image/svg+xml' });
    const address = (await store.address('charts/a.svg'))!;
    expect(new URL(address).searchParams.get('X-Amz-Expires')).toBe('60');
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('keeps to its prefix', async () => {
    server.clear();
    await open().put('a', bytes);
    await open({ prefix: 'registry-of-others' }).put('b', bytes);
    expect(await open().list('')).toEqual(['a']);
    expect(await open({ prefix: '' }).list('')).toEqual(['registry-of-others/b', 'registry/a']);
  });

  test('names the permission that is missing', async () => {
    const store = open({ accessKeyId: 'DENIED' });
    const error = await failure(store.put('a', bytes));
    expect(error).toMatchObject({ code: 'store.not-permitted', status: 403 });
    expect(error.message).toContain('s3:PutObject');
    expect(await failure(store.list(''))).toMatchObject({ code: 'store.not-permitted' });
  });

  test('names the bucket that does not exist', async () => {
    const error = await failure(open({ bucket: 'diecasting-modles' }).get('a'));
    expect(error).toMatchObject({ code: 'store.no-bucket' });
    expect(error.message).toContain('diecasting-modles');
  });

  test('names the region the bucket is in', async () => {
    const error = await failure(open({ region: 'ap-northeast-2' }).get('a'));
    expect(error).toMatchObject({ code: 'store.wrong-region' });
    expect(error.message).toContain('ap-northeast-2');
    expect(error.fix).toContain('us-east-1');
  });

  test('says that no credentials were found', async () => {
    const store = open({
      client: {
        region: 'us-east-1',
        endpoint: server.endpoint,
        credentials: async () => {
          throw Object.assign(new Error('Could not load credentials from any providers'), {
            name: 'CredentialsProviderError',
          });
        },
      },
    });
    expect(await failure(store.get('a'))).toMatchObject({ code: 'store.no-credentials' });
  });

  test('calls an unreachable endpoint unavailable and worth another try', async () => {
    const stopped = await startS3Server();
    await stopped.stop();
    const store = open({
      client: {
        region: 'us-east-1',
        endpoint: stopped.endpoint,
        forcePathStyle: true,
        credentials: { accessKeyId: 'AKTEST', secretAccessKey: 'secret' },
        maxAttempts: 1,
      },
    });
    expect(await failure(store.get('a'))).toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
  });
});
