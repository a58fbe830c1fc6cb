import type { Workspace } from '../functions/index.js';
import type { Frame, LabelSource } from '../tabular/index.js';

/** What a workspace says about a table: only what the table has columns for, so that any other table is left alone. */
export function workspaceChoices(
  workspace: Workspace,
  frame: Frame,
): { readonly label: LabelSource | undefined; readonly ignore: readonly string[] } {
  const { label, labelPrefix, ignore = [] } = workspace;
  const names = frame.columns.map((column) => column.name);
  return {
    label:
      label !== undefined && names.includes(label)
        ? { column: label }
        : labelPrefix !== undefined && names.some((name) => name.startsWith(labelPrefix))
          ? { anyPrefix: labelPrefix }
          : undefined,
    ignore: ignore.filter((name) => names.includes(name)),
  };
}
