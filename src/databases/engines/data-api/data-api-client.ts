// The four calls of the RDS Data API that are used, and who makes them.
import type {
  BeginTransactionCommandInput,
  BeginTransactionCommandOutput,
  CommitTransactionCommandInput,
  ExecuteStatementCommandInput,
  ExecuteStatementCommandOutput,
} from '@aws-sdk/client-rds-data';
import type { DataApiOptions } from './data-api-database.js';

export interface DataApiClient {
  readonly begin: (
    input: BeginTransactionCommandInput,
    signal: AbortSignal,
  ) => Promise<Pick<BeginTransactionCommandOutput, 'transactionId'>>;
  readonly execute: (
    input: ExecuteStatementCommandInput,
    signal: AbortSignal,
  ) => Promise<Omit<ExecuteStatementCommandOutput, '$metadata'>>;
  readonly commit: (input: CommitTransactionCommandInput) => Promise<unknown>;
  readonly rollback: (input: CommitTransactionCommandInput) => Promise<unknown>;
  readonly close: () => void;
}

/**
 * A client for these options. With an access key at hand, as every Lambda function has, calls are signed here: loading
 * the SDK takes longer than everything else before the first call. Anything else (profiles, roles of machines and
 * containers, other partitions) is the SDK's.
 */
export async function openDataApiClient(options: DataApiOptions): Promise<DataApiClient> {
  const { credentials, endpoint, clock } = options;
  const region = options.region ?? options.clusterArn.split(':')[3] ?? '';
  const address = endpoint ?? publicAddress(region);
  if (credentials !== undefined && address !== null) {
    const { signedClient } = await import('./signed-client.js');
    return signedClient({ address: new URL(address), region, credentials, clock });
  }
  const { sdkClient } = await import('./sdk-client.js');
  return sdkClient({ region, endpoint, credentials });
}

// https://docs.aws.amazon.com/general/latest/gr/rds-service.html; isolated partitions have names of their own.
function publicAddress(region: string): string | null {
  if (!/^(?!.*-iso)[a-z]{2}(-gov)?-[a-z]+-\d$/.test(region)) return null;
  return `https://rds-data.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
