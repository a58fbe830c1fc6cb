import { ServiceError } from '../wire/service-error.js';
import { DatabaseFailure } from './data-api-database.js';

/**
 * Throws what the Data API makes of a failure of its database: the texts by which client libraries recognise the error
 * codes of the two engines. Anything else is thrown as it is.
 */
export function toServiceError(thrown: unknown): never {
  if (!(thrown instanceof DatabaseFailure)) throw thrown;
  const { message, errorCode, position, sqlState } = thrown;
  const text =
    errorCode === null
      ? `ERROR: ${message}${position === null ? '' : `; Position: ${position}`}; SQLState: ${sqlState}`
      : `${message}; Error code: ${errorCode}; SQLState: ${sqlState}`;
  throw new ServiceError('DatabaseErrorException', 400, text);
}
