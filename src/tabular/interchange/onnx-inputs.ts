import { damaged, unsupported } from './file-facts.js';
import type { OnnxModel, OnnxNode } from './onnx-graph.js';

/** What happens to a row before the trees of an ONNX model see it. */
export interface OnnxInputs {
  /** Null when one input holds all columns, so that none has a name. */
  readonly names: readonly string[] | null;
  /** Columns; null when the file does not say. */
  readonly width: number | null;
  /** Whether the trees compare doubles; else inputs are rounded to single precision. */
  readonly isDouble: boolean;
  /** `(x - offset) * scale` in single precision, one pair for each column; null without a scaler. */
  readonly scaler: {
    readonly offsets: readonly number[];
    readonly scales: readonly number[];
  } | null;
}

const floatType = 1;
const doubleType = 11;
const before = 'Scaler, Concat, FeatureVectorizer, Cast to float and Identity before the trees';
const mostColumns = 1_000_000;

/** Follows the input of the trees back to the inputs of the graph. Throws `interchange.unsupported`, `interchange.damaged`. */
export function onnxInputs(model: OnnxModel, trees: OnnxNode): OnnxInputs {
  const producerOf = new Map(
    model.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)),
  );
  const inputOf = new Map(model.inputs.map((input) => [input.name, input]));
  let scaler: OnnxInputs['scaler'] = null;
  let isCast = false;
  let name = onlyInput(trees);
  for (let steps = 0; ; steps++) {
    if (steps > model.nodes.length) throw damaged('the graph', 'a loop', 'a graph without loops');
    const input = inputOf.get(name);
    if (input !== undefined) {
      const { elementType, width } = input;
      checkType(name, elementType);
      const isDouble = elementType === doubleType && !isCast;
      if (isDouble && scaler !== null) throw unsupported('Scaler', 'doubles', 'a Scaler of floats');
      const isNamed = width === 1;
      return checked({ names: isNamed ? [name] : null, width, isDouble, scaler });
    }
    const node = producerOf.get(name);
    if (node === undefined) throw damaged('the graph', `no value ${name}`, 'an input or a node');
    if (node.operator === 'Identity') name = onlyInput(node);
    else if (node.operator === 'Cast' && node.attributes.get('to')?.integers[0] === floatType) {
      isCast = true;
      name = onlyInput(node);
    } else if (node.operator === 'Scaler' && scaler === null) {
      scaler = scalerOf(node);
      // A Scaler gives floats, so what is cast behind it stays as it is.
      isCast = false;
      name = onlyInput(node);
    } else if (node.operator === 'Concat' || node.operator === 'FeatureVectorizer') {
      const columns = node.inputs.map((input) => column(model, producerOf, input));
      if (columns.some(({ isDouble }) => isDouble) && !isCast)
        throw unsupported(node.operator, 'columns of doubles', 'columns of floats');
      return checked({
        names: columns.map((one) => one.name),
        width: columns.length,
        isDouble: false,
        scaler,
      });
    } else throw unsupported('before the trees', node.operator, before);
  }
}

/** One column of a Concat: an input of width 1, perhaps cast to float. */
function column(model: OnnxModel, producerOf: ReadonlyMap<string, OnnxNode>, given: string) {
  let name = given;
  let isCast = false;
  const producer = producerOf.get(name);
  if (producer?.operator === 'Cast' && producer.attributes.get('to')?.integers[0] === floatType) {
    isCast = true;
    name = onlyInput(producer);
  }
  const input = model.inputs.find((one) => one.name === name);
  if (input === undefined)
    throw unsupported('before the trees', producerOf.get(name)?.operator ?? name, before);
  if (input.width !== null && input.width !== 1)
    throw unsupported(`input ${name}`, `${input.width} columns`, 'one column in every input');
  checkType(name, input.elementType);
  return { name, isDouble: input.elementType === doubleType && !isCast };
}

function checkType(name: string, elementType: number): void {
  // Whole numbers are turned into floats, as they would be by the runtime.
  if (![floatType, 6, 7, doubleType].includes(elementType))
    throw unsupported(
      `input ${name}`,
      `tensor type ${elementType}`,
      'float, double and whole numbers',
    );
}

function onlyInput({ operator, inputs }: OnnxNode): string {
  const [name] = inputs;
  if (inputs.length !== 1 || name === undefined)
    throw damaged(operator, `${inputs.length} inputs`, 'one');
  return name;
}

function scalerOf({ attributes }: OnnxNode): NonNullable<OnnxInputs['scaler']> {
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
  return { offsets, scales };
}

function checked(inputs: OnnxInputs): OnnxInputs {
  const { width, scaler } = inputs;
  if (width !== null && width > mostColumns)
    throw damaged('the width of the input', String(width), `at most ${mostColumns}`);
  const pairs = scaler?.scales.length;
  if (pairs === undefined || pairs === width || (width === null && pairs > 1))
    return { ...inputs, width: width ?? pairs ?? null };
  if (pairs !== 1 || width === null)
    throw damaged('Scaler', `${pairs} scales`, `${width ?? 'one for each column'}`);
  return {
    ...inputs,
    scaler: {
      offsets: new Array<number>(width).fill(scaler!.offsets[0]!),
      scales: new Array<number>(width).fill(scaler!.scales[0]!),
    },
  };
}
