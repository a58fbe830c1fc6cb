import { damaged, unsupported } from './file-facts.js';
import type { OnnxModel, OnnxNode } from './onnx-graph.js';

/** What a node before the trees makes of one value, never falling as it rises; a missing value is NaN. */
export interface OnnxStep {
  readonly operator: string;
  /** Columns it has numbers of its own for; null when all are treated alike. */
  readonly width: number | null;
  readonly apply: (value: number, column: number) => number;
}

/** `(x - offset) * scale` in single precision. Throws `interchange.damaged`, `interchange.unsupported`. */
export function scalerStep({ attributes }: OnnxNode): OnnxStep {
  const offsets = attributes.get('offset')?.numbers ?? [];
  const scales = attributes.get('scale')?.numbers ?? [];
  if (offsets.length !== scales.length || scales.length === 0)
    throw damaged(
      'Scaler',
      `${offsets.length} offsets, ${scales.length} scales`,
      'as many of both',
    );
  if (!offsets.every(Number.isFinite) || !scales.every((scale) => scale > 0 && scale < Infinity))
    throw unsupported('Scaler', 'a number out of range', 'finite offsets, scales above 0');
  const [offsetOf, scaleOf] = [perColumn(offsets), perColumn(scales)];
  return {
    operator: 'Scaler',
    width: widthOf(scales),
    apply: (x, column) => Math.fround(Math.fround(x - offsetOf(column)) * scaleOf(column)),
  };
}

/** Puts a number in the place of missing ones; other numbers that stand for missing are refused. */
export function imputerStep({ attributes }: OnnxNode): OnnxStep {
  const imputed = attributes.get('imputed_value_floats')?.numbers ?? [];
  // The operator's default.
  const replaced = attributes.get('replaced_value_float')?.numbers[0] ?? 0;
  if (imputed.length === 0)
    throw unsupported('Imputer', 'no imputed_value_floats', 'an Imputer of floats');
  if (!Number.isNaN(replaced))
    throw unsupported('Imputer', `${replaced} in the place of missing values`, 'NaN');
  if (!imputed.every(Number.isFinite))
    throw damaged('Imputer', 'a number out of range', 'finite numbers');
  const imputedOf = perColumn(imputed);
  return {
    operator: 'Imputer',
    width: widthOf(imputed),
    apply: (x, column) => (Number.isNaN(x) ? imputedOf(column) : x),
  };
}

/** Add, Sub, Mul or Div by constants, in single precision; null for another node. */
export function arithmeticStep(model: OnnxModel, node: OnnxNode): ArithmeticStep | null {
  const calculate = arithmetic.get(node.operator);
  if (calculate === undefined) return null;
  const constants = node.inputs.map((name) => constantNamed(model, name));
  const isSwapped = constants[0] !== null && ['Add', 'Mul'].includes(node.operator);
  const given = node.inputs[isSwapped ? 1 : 0];
  const numbers = constants[isSwapped ? 0 : 1] ?? null;
  if (node.inputs.length !== 2 || given === undefined || numbers === null || numbers.length === 0)
    throw unsupported(node.operator, 'other inputs', 'a column and a constant of floats');
  const isProduct = node.operator === 'Mul' || node.operator === 'Div';
  if (!numbers.every((number) => Number.isFinite(number) && (!isProduct || number > 0)))
    throw unsupported(node.operator, 'a number out of range', 'finite ones, factors above 0');
  const numberOf = perColumn(numbers.map(Math.fround));
  return {
    given,
    operator: node.operator,
    width: widthOf(numbers),
    apply: (x, column) => Math.fround(calculate(x, numberOf(column))),
  };
}

export interface ArithmeticStep extends OnnxStep {
  /** The name of what it changes. */
  readonly given: string;
}

const arithmetic: ReadonlyMap<string, (x: number, constant: number) => number> = new Map([
  ['Add', (x, constant) => x + constant],
  ['Sub', (x, constant) => x - constant],
  ['Mul', (x, constant) => x * constant],
  ['Div', (x, constant) => x / constant],
]);

function constantNamed({ initializers, nodes }: OnnxModel, name: string): readonly number[] | null {
  const stored = initializers.get(name);
  if (stored !== undefined) return stored;
  const maker = nodes.find(({ outputs }) => outputs.includes(name));
  return maker?.operator === 'Constant' ? (maker.attributes.get('value')?.numbers ?? []) : null;
}

function perColumn(numbers: readonly number[]): (column: number) => number {
  const [only] = numbers;
  return numbers.length === 1 ? () => only! : (column) => numbers[column]!;
}

function widthOf(numbers: readonly number[]): number | null {
  return numbers.length === 1 ? null : numbers.length;
}
