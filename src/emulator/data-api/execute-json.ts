import { record } from '../wire/loose-json.js';
import type { DataApiResult } from './data-api-database.js';
import { columnMetadata, formattedRecords, recordsJson } from './result-json.js';

/** The reply of ExecuteStatement: records typed or as JSON, what was updated, what was generated. */
export function executeJson(
  result: DataApiResult,
  request: Readonly<Record<string, unknown>>,
  { isJson, describe }: { readonly isJson: boolean; readonly describe: boolean },
): string {
  const options = record(request.resultSetOptions);
  const members: string[] = [];
  if (describe && result.columns.length > 0)
    members.push(`"columnMetadata":${JSON.stringify(result.columns.map(columnMetadata))}`);
  if (result.columns.length === 0) members.push(`"generatedFields":${generatedFields(result)}`);
  members.push(`"numberOfRecordsUpdated":${result.columns.length > 0 ? 0 : result.updated}`);
  if (result.columns.length > 0 && isJson)
    members.push(`"formattedRecords":${JSON.stringify(formattedRecords(result))}`);
  else if (result.columns.length > 0)
    members.push(
      `"records":${recordsJson(result, {
        decimalReturnType:
          options.decimalReturnType === 'DOUBLE_OR_LONG' ? 'DOUBLE_OR_LONG' : 'STRING',
        longReturnType: options.longReturnType === 'STRING' ? 'STRING' : 'LONG',
      })}`,
    );
  return `{${members.join(',')}}`;
}

/** The generated key as the Data API answers it: one field, or none. */
export function generatedFields(result: DataApiResult): string {
  return result.generatedId === null ? '[]' : `[{"longValue":${result.generatedId}}]`;
}
