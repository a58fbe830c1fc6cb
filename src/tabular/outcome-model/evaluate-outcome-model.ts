import { nearestName, problem } from '../../shared/index.js';
import { columnNamed } from '../frame/column-named.js';
import type { Column, Frame } from '../frame/frame.js';
import { type MultiClassMetrics, measureClasses } from '../measure/measure-classes.js';
import { measureRegression, type RegressionMetrics } from '../measure/measure-regression.js';
import { rawRows } from '../model/describe-features.js';
import { openOutcomeModel } from './open-outcome-model.js';
import type { OutcomeModel } from './outcome-model.js';

/** How such a model does on a table. Whether it has seen the rows in training nobody knows. */
export type OutcomeEvaluation =
  | {
      readonly kind: 'classes';
      readonly classes: readonly string[];
      readonly metrics: MultiClassMetrics;
    }
  | { readonly kind: 'number'; readonly metrics: RegressionMetrics };

/**
 * Measures a model on a table whose column `label` holds the class (its name, or the number that is its name) or the
 * number. Rows without a label are left out. Throws `table.unknown-column`, `input.invalid` for a class the model does not
 * have or text where a number is needed, `learning.no-rows`, and what reading the features' columns throws.
 */
export function evaluateOutcomeModel(
  model: OutcomeModel,
  frame: Frame,
  label: string,
): OutcomeEvaluation {
  const { preparation, features, outcome } = model;
  const column = columnNamed(frame, label);
  const rows = Uint32Array.from({ length: frame.rowCount }, (_, row) => row).filter((row) =>
    column.kind === 'category' ? column.codes[row]! >= 0 : !Number.isNaN(column.values[row]!),
  );
  const open = openOutcomeModel(model);
  const width = features.length;
  const raw = rawRows(frame, preparation, rows);
  const answers = new Float64Array(rows.length * model.ensembles.length);
  for (let i = 0; i < rows.length; i++)
    answers.set(
      open.predictRow(raw.subarray(i * width, (i + 1) * width)),
      i * model.ensembles.length,
    );
  if (outcome.kind === 'number') {
    const truth = numbersOf(column, rows);
    return { kind: 'number', metrics: measureRegression(truth, answers) };
  }
  const { classes } = outcome;
  const truth = Uint16Array.from(rows, (row) => classAt(column, row, classes));
  return { kind: 'classes', classes, metrics: measureClasses(truth, answers, classes.length) };
}

function numbersOf(column: Column, rows: Uint32Array): Float64Array {
  if (column.kind === 'number') return Float64Array.from(rows, (row) => column.values[row]!);
  throw problem('input.invalid', {
    at: `label ${column.name}`,
    got: `text such as ${column.categories[0] ?? ''}`,
    expected: 'numbers, as the model predicts one',
  });
}

function classAt(column: Column, row: number, classes: readonly string[]): number {
  const name =
    column.kind === 'category'
      ? column.categories[column.codes[row]!]!
      : String(column.values[row]);
  const place = classes.indexOf(name);
  if (place >= 0) return place;
  throw problem('input.invalid', {
    at: `label ${column.name}, row ${row + 1}`,
    got: name.slice(0, 40),
    expected: `a class of the model, such as ${nearestName(name, classes) ?? classes[0]}`,
  });
}
