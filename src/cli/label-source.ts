import { problem } from '../shared/index.js';
import type { LabelSource } from '../tabular/index.js';

/** The options that say what the label is. */
export interface LabelOptions {
  readonly label?: string;
  readonly labelAny?: string;
  readonly positive?: string;
}

/** Where the label comes from, or undefined when it is to be guessed. */
export function labelSource(options: LabelOptions): LabelSource | undefined {
  const { label, labelAny, positive } = options;
  if (label !== undefined && labelAny !== undefined)
    throw problem('input.invalid', {
      at: '--label and --label-any',
      got: 'both',
      expected: 'one of them',
    });
  if (labelAny !== undefined) return { anyPrefix: labelAny };
  return label === undefined ? undefined : { column: label, positive };
}
