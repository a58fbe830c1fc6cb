import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { type ObjectStore, Problem, problem } from '../shared/index.js';
import { checkKeyPrefix, checkObjectKey } from './object-key.js';

export interface S3StoreProps {
  readonly bucket: string;
  /** Put before every key, without slashes at its ends; default none. */
  readonly prefix?: string;
  /** Region, endpoint, credentials and whatever else the S3 client takes; default what its environment says. */
  readonly client?: S3ClientConfig;
  /** How long an address handed out can be opened, 1..604800 seconds, default one hour. */
  readonly addressSeconds?: number;
}

/**
 * Objects in an S3 bucket; the revision is the ETag, and conditions are S3's own conditional writes.
 * The client is loaded at the first call. A refusal is told apart: `store.not-permitted`,
 * `store.no-bucket`, `store.wrong-region`, `store.no-credentials`, else `store.unavailable`.
 * Needs s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket, each only for the calls made.
 */
export function s3Store(props: S3StoreProps): ObjectStore {
  const { bucket, prefix = '' } = props;
  const base = prefix === '' ? '' : `${prefix}/`;
  const label = `s3://${bucket}/${base}`;
  let loading: Promise<{ readonly sdk: typeof import('@aws-sdk/client-s3'); s3: S3Client }>;
  const load = () => {
    loading ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      s3: new sdk.S3Client({ ...props.client }),
    }));
    return loading;
  };
  const fullKey = (key: string) => {
    checkObjectKey(key);
    return base + key;
  };
  const explained = async <T>(action: string, key: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw s3Problem(error, { bucket, label, action, key, region: await regionOf(load) });
    }
  };

  return {
    label,

    async get(key) {
      const Key = fullKey(key);
      return await explained('s3:GetObject', key, async () => {
        const { sdk, s3 } = await load();
        try {
          const answer = await s3.send(new sdk.GetObjectCommand({ Bucket: bucket, Key }));
          // Both are always there in the answer to a GET; the SDK types every field as optional.
          return { bytes: await answer.Body!.transformToByteArray(), revision: answer.ETag! };
        } catch (error) {
          if (nameOf(error) === 'NoSuchKey') return null;
          throw error;
        }
      });
    },

    async put(key, bytes, options = {}) {
      const Key = fullKey(key);
      const { ifRevision, contentType = 'application/octet-stream' } = options;
      return await explained('s3:PutObject', key, async () => {
        const { sdk, s3 } = await load();
        const answer = await s3.send(
          new sdk.PutObjectCommand({
            Bucket: bucket,
            Key,
            Body: bytes,
            ContentType: contentType,
            ...(ifRevision === null ? { IfNoneMatch: '*' } : {}),
            ...(typeof ifRevision === 'string' ? { IfMatch: ifRevision } : {}),
          }),
        );
        return answer.ETag!; // always in the answer to a PUT
      });
    },

    async list(wanted) {
      checkKeyPrefix(wanted);
      return await explained('s3:ListBucket', wanted, async () => {
        const { sdk, s3 } = await load();
        const keys: string[] = [];
        const pages = sdk.paginateListObjectsV2(
          { client: s3 },
          { Bucket: bucket, Prefix: base + wanted },
        );
        for await (const page of pages)
          for (const object of page.Contents ?? []) keys.push(object.Key!.slice(base.length));
        return keys.sort();
      });
    },

    async delete(key) {
      const Key = fullKey(key);
      await explained('s3:DeleteObject', key, async () => {
        const { sdk, s3 } = await load();
        await s3.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key }));
      });
    },

    async address(key) {
      const Key = fullKey(key);
      return await explained('s3:GetObject', key, async () => {
        const { sdk, s3 } = await load();
        const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
        const command = new sdk.GetObjectCommand({ Bucket: bucket, Key });
        return await getSignedUrl(s3, command, { expiresIn: props.addressSeconds ?? 3600 });
      });
    },
  };
}

interface FailedCall {
  readonly bucket: string;
  readonly label: string;
  readonly action: string;
  readonly key: string;
  readonly region: string;
}

function s3Problem(error: unknown, call: FailedCall): Problem {
  if (error instanceof Problem) return error;
  const { bucket, label: store, action, key } = call;
  const name = nameOf(error);
  const { status, headers } = responseOf(error);
  // 412: the condition failed. 409: another conditional write was under way. 404 with If-Match: it is gone.
  if (status === 412 || name === 'ConditionalRequestConflict')
    return problem('store.conflict', { key }, error);
  if (name === 'NoSuchKey' && action === 's3:PutObject')
    return problem('store.conflict', { key }, error);
  if (name === 'NoSuchBucket') return problem('store.no-bucket', { bucket }, error);
  if (['PermanentRedirect', 'AuthorizationHeaderMalformed'].includes(name) || status === 301) {
    const actual = headers['x-amz-bucket-region'] ?? '';
    return problem('store.wrong-region', { bucket, asked: call.region, actual }, error);
  }
  if (name === 'CredentialsProviderError') return problem('store.no-credentials', { store }, error);
  if (status === 403) return problem('store.not-permitted', { store, action }, error);
  const detail = error instanceof Error && error.message !== '' ? error.message : name;
  return problem('store.unavailable', { store, detail: `${name}: ${detail}` }, error);
}

async function regionOf(load: () => Promise<{ readonly s3: S3Client }>): Promise<string> {
  try {
    return await (await load()).s3.config.region();
  } catch {
    return 'none';
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

// What the SDK hangs on its errors: the status in $metadata, the raw answer in $response.
function responseOf(error: unknown): {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
} {
  const shape = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  } | null;
  return {
    status: shape?.$metadata?.httpStatusCode,
    headers: shape?.$response?.headers ?? {},
  };
}
