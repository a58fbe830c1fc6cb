import { damaged, unsupported } from './file-facts.js';
import type { OnnxInput, OnnxModel, OnnxNode } from './onnx-graph.js';
import { arithmeticStep, imputerStep, type OnnxStep, scalerStep } from './onnx-steps.js';

/** What happens to a row before the trees of an ONNX model see it. */
export interface OnnxInputs {
  /** Null when one input holds all columns, so that none has a name. */
  readonly names: readonly string[] | null;
  /** Columns; null when the file does not say. */
  readonly width: number | null;
  /** Whether inputs stay doubles up to the trees; else they are rounded to single precision first. */
  readonly isDouble: boolean;
  /** Whether the trees compare with doubles. */
  readonly comparesDoubles: boolean;
  /** What the trees see of a single in a column, never falling as it rises; null when they see the single itself. */
  readonly seen: ((value: number, column: number) => number) | null;
}

const floatType = 1;
const doubleType = 11;
const before =
  'Imputer, Scaler, Add, Sub, Mul and Div by constants, Concat, FeatureVectorizer, Cast and Identity before the trees';
const mostColumns = 100_000;

/** Follows the input of the trees back to the inputs of the graph. Throws `interchange.unsupported`, `interchange.damaged`. */
export function onnxInputs(model: OnnxModel, trees: OnnxNode): OnnxInputs {
  const producerOf = new Map(
    model.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)),
  );
  const inputOf = new Map(model.inputs.map((input) => [input.name, input]));
  // The last one first, as they are met.
  const steps: OnnxStep[] = [];
  let isRounded = false;
  let treesType: number | null = null;
  let name = onlyInput(trees);
  for (let met = 0; met <= model.nodes.length; met++) {
    const input = inputOf.get(name);
    if (input !== undefined) {
      checkType(name, input.elementType);
      const isDouble = input.elementType === doubleType && !isRounded;
      return finished(steps, isDouble, treesType ?? input.elementType, {
        names: input.width === 1 ? [name] : null,
        width: input.width,
      });
    }
    const node = producerOf.get(name);
    if (node === undefined) throw damaged('the graph', `no value ${name}`, 'an input or a node');
    const type = node.attributes.get('to')?.integers[0];
    const isCast = node.operator === 'Cast' && (type === floatType || type === doubleType);
    if (isCast) {
      treesType ??= type;
      isRounded ||= type === floatType;
    } else if (node.operator === 'Concat' || node.operator === 'FeatureVectorizer') {
      const columns = node.inputs.map((one) => column(inputOf, producerOf, one));
      if (columns.some(({ isDouble }) => isDouble) && !isRounded)
        throw unsupported(node.operator, 'columns of doubles', 'columns of floats');
      return finished(steps, false, treesType ?? floatType, {
        names: columns.map((one) => one.name),
        width: columns.length,
      });
    } else if (node.operator !== 'Identity') {
      const step = stepOf(model, node);
      steps.push(step);
      treesType ??= step.operator === 'Scaler' || step.operator === 'Imputer' ? floatType : null;
      // A step gives floats of its own, so what was rounded behind it says nothing of what it is given.
      isRounded = false;
      name = 'given' in step ? String(step.given) : onlyInput(node);
      continue;
    }
    name = onlyInput(node);
  }
  throw damaged('the graph', 'a loop', 'a graph without loops');
}

function stepOf(model: OnnxModel, node: OnnxNode): OnnxStep {
  if (node.operator === 'Scaler') return scalerStep(node);
  if (node.operator === 'Imputer') return imputerStep(node);
  const step = arithmeticStep(model, node);
  if (step === null) throw unsupported('before the trees', node.operator, before);
  return step;
}

/** One column of a Concat: an input of width 1, perhaps cast to float. */
function column(
  inputOf: ReadonlyMap<string, OnnxInput>,
  producerOf: ReadonlyMap<string, OnnxNode>,
  given: string,
) {
  let name = given;
  let isCast = false;
  const producer = producerOf.get(name);
  if (producer?.operator === 'Cast' && producer.attributes.get('to')?.integers[0] === floatType) {
    isCast = true;
    name = onlyInput(producer);
  }
  const input = inputOf.get(name);
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

function finished(
  steps: readonly OnnxStep[],
  isDouble: boolean,
  treesType: number,
  { names, width: stated }: Pick<OnnxInputs, 'names' | 'width'>,
): OnnxInputs {
  if (isDouble && steps.length > 0)
    throw unsupported(steps.at(-1)!.operator, 'doubles', `a ${steps.at(-1)!.operator} of floats`);
  const width = stated ?? steps.find((step) => step.width !== null)?.width ?? null;
  if (width !== null && width > mostColumns)
    throw damaged('the width of the input', String(width), `at most ${mostColumns}`);
  for (const step of steps)
    if (step.width !== null && step.width !== width)
      throw damaged(step.operator, `numbers for ${step.width} columns`, `${width}`);
  const inOrder = [...steps].reverse();
  return {
    names,
    width,
    isDouble,
    comparesDoubles: treesType === doubleType,
    seen:
      steps.length === 0
        ? null
        : (value, at) => inOrder.reduce((x, { apply }) => apply(x, at), value),
  };
}
