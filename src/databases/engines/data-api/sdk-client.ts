import type { DataApiClient } from './data-api-client.js';

export interface SdkClientProps {
  readonly region: string;
  readonly endpoint: string | undefined;
  /** Default: the SDK's own chain (environment, profile, role). */
  readonly credentials:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
      }
    | undefined;
}

/** The Data API through the AWS SDK, which is loaded here. */
export async function sdkClient(props: SdkClientProps): Promise<DataApiClient> {
  const { region, endpoint, credentials } = props;
  const sdk = await import('@aws-sdk/client-rds-data');
  const settings = {
    region,
    maxAttempts: 2,
    ...(credentials === undefined ? {} : { credentials }),
  };
  const client = new sdk.RDSDataClient(
    endpoint === undefined ? settings : { ...settings, endpoint, requestHandler: await plain() },
  );
  return {
    begin: (input, abortSignal) =>
      client.send(new sdk.BeginTransactionCommand(input), { abortSignal }),
    execute: (input, abortSignal) =>
      client.send(new sdk.ExecuteStatementCommand(input), { abortSignal }),
    commit: (input) => client.send(new sdk.CommitTransactionCommand(input)),
    rollback: (input) => client.send(new sdk.RollbackTransactionCommand(input)),
    close: () => client.destroy(),
  };
}

async function plain() {
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  return new NodeHttpHandler();
}
