import { problem } from '../../shared/index.js';
import type { ColumnReading } from '../neural/column-reading.js';
import { type TransformerShape, transformerShapes } from '../neural/transformer.js';
import {
  asRecord,
  countAt,
  flagAt,
  type JsonRecord,
  listAt,
  numberAt,
  recordAt,
  wordAt,
} from './json-facts.js';
import { narrowestNumbers } from './narrowest.js';
import type { OtherScorer } from './scorer.js';
import { type Tensor, tensorNamed } from './tensor-file.js';

/** What a file says of a scorer without trees in JSON; numbers of any count are tensors. */
export type ScorerFacts = JsonRecord;

export function scorerFacts(scorer: OtherScorer): ScorerFacts {
  if (scorer.kind === 'linear') return { kind: 'linear', intercept: scorer.linear.intercept };
  const { reading, tensors: _, ...shape } = scorer.transformer;
  const { numbers, categories, isNormalised } = reading;
  return {
    kind: 'transformer',
    shape,
    numbers: numbers.map(({ column }) => column),
    categories: categories.map(({ column, cuts }) => ({ column, cuts: cuts.length })),
    isNormalised,
  };
}

/** Weights, cuts and layers: `linear.weights`, `reading.cuts`, `transformer.block.0.wide.weight` and so on. */
export function storedScorer(scorer: OtherScorer): Record<string, Tensor> {
  if (scorer.kind === 'linear')
    return {
      'linear.weights': narrowestNumbers(scorer.linear.weights),
      'linear.means': narrowestNumbers(scorer.linear.means),
    };
  const { reading, tensors } = scorer.transformer;
  const { numbers, categories } = reading;
  return {
    'reading.center': Float64Array.from(numbers, ({ center }) => center),
    'reading.scale': Float64Array.from(numbers, ({ scale }) => scale),
    'reading.cuts': Float64Array.from(categories.flatMap(({ cuts }) => [...cuts])),
    ...Object.fromEntries([...tensors].map(([name, values]) => [`transformer.${name}`, values])),
  };
}

/**
 * Reads it back for rows of `inputCount` inputs: every number there and finite, every tensor of its size, columns that
 * there are. Throws `model.file-damaged`.
 */
export function readScorer(
  facts: ScorerFacts,
  tensors: Readonly<Record<string, Tensor>>,
  inputCount: number,
): OtherScorer {
  const numbers = (name: string, length: number) => finite(tensors, name, length);
  if (wordAt(facts, 'kind', 'linear', 'transformer') === 'linear')
    return {
      kind: 'linear',
      linear: {
        weights: new Float64Array(numbers('linear.weights', inputCount)),
        means: new Float64Array(numbers('linear.means', inputCount)),
        intercept: numberAt(facts, 'intercept'),
      },
    };
  const shape = readShape(recordAt(facts, 'shape'));
  const reading = readReading(facts, tensors, inputCount);
  return {
    kind: 'transformer',
    transformer: {
      ...shape,
      reading,
      tensors: new Map(
        transformerShapes(shape, reading).map(([name, rows, columns]) => {
          const tensor = numbers(`transformer.${name}`, rows * columns);
          if (!(tensor instanceof Float32Array))
            throw damaged(`tensor transformer.${name}`, 'another type', 'float32');
          return [name, tensor];
        }),
      ),
    },
  };
}

// What training can make; a larger one would only be a way to exhaust the reader.
const mostWidth = 2048;

function readShape(from: JsonRecord): TransformerShape {
  const within = (name: string, value: number, least: number, most: number) => {
    if (value < least || value > most)
      throw damaged(`shape.${name}`, String(value), `${least} to ${most}`);
    return value;
  };
  const blocks = within('blocks', countAt(from, 'blocks'), 1, 8);
  const heads = within('heads', countAt(from, 'heads'), 1, 16);
  const tokenWidth = within('tokenWidth', countAt(from, 'tokenWidth'), 4, 256);
  if (tokenWidth % (4 * heads) !== 0)
    throw damaged('shape.tokenWidth', String(tokenWidth), `a multiple of ${4 * heads}`);
  return {
    kind: wordAt(from, 'kind', 'ft', 'tab'),
    blocks,
    heads,
    tokenWidth,
    hiddenWidths: listAt(from, 'hiddenWidths', (value, what) =>
      within(what, countAt({ [what]: value }, what), 4, mostWidth),
    ),
    outputs: within('outputs', countAt(from, 'outputs'), 1, 1),
  };
}

function readReading(
  facts: ScorerFacts,
  tensors: Readonly<Record<string, Tensor>>,
  inputCount: number,
): ColumnReading {
  const columnOf = (value: unknown, what: string) => {
    const column = countAt({ [what]: value }, what);
    if (column >= inputCount) throw damaged(what, String(column), `a column below ${inputCount}`);
    return column;
  };
  const columns = listAt(facts, 'numbers', columnOf);
  const counts = listAt(facts, 'categories', (value, what) => {
    const from = asRecord(value, what);
    return { column: columnOf(from.column, `${what}.column`), count: countAt(from, 'cuts') };
  });
  if (columns.length + counts.length === 0)
    throw damaged('numbers and categories', 'none', 'at least one column');
  const centers = finite(tensors, 'reading.center', columns.length);
  const scales = finite(tensors, 'reading.scale', columns.length);
  if (scales.includes(0)) throw damaged('tensor reading.scale', '0', 'numbers other than 0');
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const all = new Float64Array(finite(tensors, 'reading.cuts', total));
  let at = 0;
  return {
    columnCount: inputCount,
    numbers: columns.map((column, i) => ({ column, center: centers[i]!, scale: scales[i]! })),
    categories: counts.map(({ column, count }) => {
      const cuts = all.slice(at, at + count);
      at += count;
      if (cuts.some((cut, i) => i > 0 && cut <= cuts[i - 1]!))
        throw damaged('tensor reading.cuts', 'cuts that do not rise', 'rising ones');
      return { column, cuts };
    }),
    isNormalised: flagAt(facts, 'isNormalised'),
  };
}

function finite(tensors: Readonly<Record<string, Tensor>>, name: string, length: number): Tensor {
  const tensor = tensorNamed(tensors, name);
  if (tensor.length !== length)
    throw damaged(`tensor ${name}`, `${tensor.length} values`, `${length} values`);
  for (const value of tensor)
    if (!Number.isFinite(value))
      throw damaged(`tensor ${name}`, 'a value that is not finite', 'finite values');
  return tensor;
}

function damaged(what: string, got: string, expected: string) {
  return problem('model.file-damaged', { what, got, expected });
}
