import type { Call, Operation } from '../operation.js';
import { record, textOf } from '../wire/loose-json.js';
import { sendBody } from '../wire/send-body.js';
import { ServiceError } from '../wire/service-error.js';
import type { DataApi } from './data-api.js';

type Method = 'execute' | 'batch' | 'begin' | 'commit' | 'rollback';

function operation(name: string, path: string, method: Method): Operation {
  return {
    service: 'rds-data',
    name,
    method: 'POST',
    path,
    prompt: (body) => textOf(record(body).sql),
    target: (body) => textOf(record(body).resourceArn),
    answer: async (call) => sendBody(call, 200, {}, await run(call, call.world.dataApi, method)),
  };
}

// AWS refuses a request beyond 4 MiB before it reads the statement.
const largestRequestBytes = 4 * 1024 * 1024;

async function run(call: Call, dataApi: DataApi, method: Method): Promise<string> {
  if (call.body === undefined)
    throw new ServiceError('BadRequestException', 400, 'The request body is not valid JSON.');
  if (call.request.body.length > largestRequestBytes)
    throw new ServiceError('BadRequestException', 400, 'Request size exceeded the limit of 4 MiB');
  return dataApi[method](call.body);
}

/** The operations of the RDS Data API. */
export const dataApiOperations: readonly Operation[] = [
  operation('ExecuteStatement', '/Execute', 'execute'),
  operation('BatchExecuteStatement', '/BatchExecute', 'batch'),
  operation('BeginTransaction', '/BeginTransaction', 'begin'),
  operation('CommitTransaction', '/CommitTransaction', 'commit'),
  operation('RollbackTransaction', '/RollbackTransaction', 'rollback'),
];
