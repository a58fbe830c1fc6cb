/** How to reach an AWS runtime service. */
export interface AwsConnection {
  /** Such as ap-northeast-2. */
  readonly region: string;
  /** Address of an emulator or a VPC endpoint; default: the public one of the region. */
  readonly endpoint?: string;
  /** Default: the SDK's own chain (environment, profile, role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/**
 * Settings of an AWS client. One attempt only: the retry policy of this room decides about more, with
 * the caller's deadline in view. An overridden endpoint is spoken to in HTTP/1, as emulators expect.
 */
export async function clientSettings({ region, endpoint, credentials }: AwsConnection) {
  const settings = {
    region,
    maxAttempts: 1,
    ...(credentials === undefined ? {} : { credentials }),
  };
  if (endpoint === undefined) return settings;
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  return { ...settings, endpoint, requestHandler: new NodeHttpHandler(manySockets) };
}

// The SDK's own 50 sockets a host would let the 51st stream wait until another ends.
const manySockets = { httpAgent: { maxSockets: 1000 }, httpsAgent: { maxSockets: 1000 } };

/** A value made once, when first asked for; a failure is not kept. */
export function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((thrown: unknown) => {
      made = null;
      throw thrown;
    });
    return made;
  };
}
