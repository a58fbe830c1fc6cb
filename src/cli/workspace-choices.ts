import type { Workspace } from '../functions/index.js';
import type { Frame, LabelSource } from '../tabular/index.js';

export interface WorkspaceChoices {
  readonly label: LabelSource | undefined;
  readonly ignore: readonly string[];
  readonly lotColumn?: string;
  readonly withinColumns?: readonly string[];
}

/** What a workspace says about a table: only what the table has columns for, so that any other table is left alone. */
export function workspaceChoices(workspace: Workspace, frame: Frame): WorkspaceChoices {
  const { label, labelPrefix, ignore = [], lotColumn, withinColumns = [] } = workspace;
  const names = frame.columns.map((column) => column.name);
  return {
    label:
      label !== undefined && names.includes(label)
        ? { column: label }
        : labelPrefix !== undefined && names.some((name) => name.startsWith(labelPrefix))
          ? { anyPrefix: labelPrefix }
          : undefined,
    ignore: ignore.filter((name) => names.includes(name)),
    ...(lotColumn !== undefined && names.includes(lotColumn)
      ? { lotColumn, withinColumns: withinColumns.filter((name) => names.includes(name)) }
      : {}),
  };
}
