import { damaged, unsupported } from './file-facts.js';
import {
  addIntegers,
  addNumbers,
  bytesOf,
  type ProtobufField,
  protobufFields,
  textOf,
} from './protobuf-fields.js';

/** The parts of an ONNX model that trees need; field numbers as in onnx.proto, https://github.com/onnx/onnx. */
export interface OnnxModel {
  readonly producer: string;
  readonly inputs: readonly OnnxInput[];
  readonly outputs: readonly string[];
  /** Constants of the graph, as long as they are floats, doubles or bytes, else empty. */
  readonly initializers: ReadonlyMap<string, readonly number[]>;
  readonly nodes: readonly OnnxNode[];
}

export interface OnnxInput {
  readonly name: string;
  /** `TensorProto.DataType`: 1 float, 7 int64, 11 double; 0 when it is no tensor. */
  readonly elementType: number;
  /** Columns when the shape says so. */
  readonly width: number | null;
}

export interface OnnxNode {
  readonly operator: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

/** Lists hold what the file holds; a kind it does not have is empty. */
export interface OnnxAttribute {
  readonly integers: readonly number[];
  /** Single precision, or double precision when they come from a tensor of doubles; bytes of a tensor too. */
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** Reads the bytes of an ONNX file; throws `interchange.damaged`. */
export function readOnnxGraph(bytes: Uint8Array): OnnxModel {
  let producer = '';
  let version = '';
  let graph: Uint8Array | null = null;
  for (const field of protobufFields(bytes, 'the model')) {
    if (field.number === 2) producer = textOf(field, 'the model');
    else if (field.number === 3) version = textOf(field, 'the model');
    else if (field.number === 7) graph = bytesOf(field, 'the model');
  }
  if (graph === null) throw damaged('the model', 'no graph', 'an ONNX model');
  return { producer: `${producer} ${version}`.trim() || 'an unnamed program', ...readGraph(graph) };
}

/** An attribute of whole numbers; none when it is absent. */
export function integersOf({ attributes }: OnnxNode, name: string): readonly number[] {
  return attributes.get(name)?.integers ?? [];
}

/** An attribute of numbers, of the operator's first versions or as a tensor; none when it is absent. */
export function numbersOf({ attributes }: OnnxNode, name: string): readonly number[] {
  const plain = attributes.get(name);
  return plain !== undefined && plain.numbers.length > 0
    ? plain.numbers
    : (attributes.get(`${name}_as_tensor`)?.numbers ?? []);
}

// Pipelines have a handful. Looking for what stands where grows with the square of it.
const mostNodes = 5000;

function readGraph(bytes: Uint8Array): Omit<OnnxModel, 'producer'> {
  const nodes: OnnxNode[] = [];
  const initializers = new Map<string, readonly number[]>();
  const inputs: OnnxInput[] = [];
  const outputs: string[] = [];
  for (const field of protobufFields(bytes, 'the graph')) {
    if (field.number === 1) nodes.push(readNode(bytesOf(field, 'the graph')));
    else if (field.number === 5) {
      const { name, numbers } = readTensor(bytesOf(field, 'the graph'), 'an initializer');
      initializers.set(name, numbers);
    } else if (field.number === 11) inputs.push(readInput(bytesOf(field, 'the graph')));
    else if (field.number === 12) outputs.push(readInput(bytesOf(field, 'the graph')).name);
  }
  if (nodes.length > mostNodes)
    throw unsupported('the graph', `${nodes.length} nodes`, `at most ${mostNodes}`);
  return {
    nodes,
    initializers,
    outputs,
    // Older files list initializers among the inputs too.
    inputs: inputs.filter(({ name }) => !initializers.has(name)),
  };
}

function readNode(bytes: Uint8Array): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, OnnxAttribute>();
  let operator = '';
  let domain = '';
  for (const field of protobufFields(bytes, 'a node')) {
    if (field.number === 1) inputs.push(textOf(field, 'a node'));
    else if (field.number === 2) outputs.push(textOf(field, 'a node'));
    else if (field.number === 4) operator = textOf(field, 'a node');
    else if (field.number === 7) domain = textOf(field, 'a node');
    else if (field.number === 5) {
      const { name, attribute } = readAttribute(bytesOf(field, 'a node'));
      attributes.set(name, attribute);
    }
  }
  return { operator, domain, inputs, outputs, attributes };
}

function readAttribute(bytes: Uint8Array) {
  let name = '';
  const integers: number[] = [];
  const numbers: number[] = [];
  const texts: string[] = [];
  const readers: Readonly<Record<number, (field: ProtobufField) => void>> = {
    1: (field) => {
      name = textOf(field, 'an attribute');
    },
    2: (field) => addNumbers(numbers, field, 4, name),
    3: (field) => addIntegers(integers, field, name),
    4: (field) => texts.push(textOf(field, name)),
    5: (field) => {
      for (const number of readTensor(bytesOf(field, name), name).numbers) numbers.push(number);
    },
    7: (field) => addNumbers(numbers, field, 4, name),
    8: (field) => addIntegers(integers, field, name),
    9: (field) => texts.push(textOf(field, name)),
  };
  for (const field of protobufFields(bytes, 'an attribute')) readers[field.number]?.(field);
  return { name, attribute: { integers, numbers, texts } };
}

const floatType = 1;
const byteType = 2;
const doubleType = 11;

function readTensor(bytes: Uint8Array, what: string) {
  let name = '';
  let type = 0;
  let raw: Uint8Array | null = null;
  const numbers: number[] = [];
  for (const field of protobufFields(bytes, what)) {
    if (field.number === 2 && typeof field.value === 'bigint') type = Number(field.value);
    else if (field.number === 4) addNumbers(numbers, field, 4, what);
    else if (field.number === 5) addIntegers(numbers, field, what);
    else if (field.number === 8) name = textOf(field, what);
    else if (field.number === 9) raw = bytesOf(field, what);
    else if (field.number === 10) addNumbers(numbers, field, 8, what);
    else if (field.number === 14 && field.value === 1n)
      throw unsupported(what, 'numbers in another file', 'everything in one file');
  }
  if (raw !== null && (type === floatType || type === doubleType))
    addNumbers(numbers, { number: 9, value: raw }, type === floatType ? 4 : 8, what);
  else if (raw !== null && type === byteType) for (const byte of raw) numbers.push(byte);
  return { name, numbers };
}

/** A ValueInfoProto: name, type.tensor_type (elem_type, shape.dim.dim_value). */
function readInput(bytes: Uint8Array): OnnxInput {
  let name = '';
  let elementType = 0;
  const dimensions: (number | null)[] = [];
  for (const field of protobufFields(bytes, 'an input')) {
    if (field.number === 1) name = textOf(field, 'an input');
    if (field.number !== 2) continue;
    for (const type of protobufFields(bytesOf(field, 'an input'), 'a type')) {
      if (type.number !== 1) continue;
      for (const tensor of protobufFields(bytesOf(type, 'a type'), 'a tensor type')) {
        if (tensor.number === 1 && typeof tensor.value === 'bigint')
          elementType = Number(tensor.value);
        if (tensor.number === 2) readShape(bytesOf(tensor, 'a tensor type'), dimensions);
      }
    }
  }
  return { name, elementType, width: dimensions.length === 2 ? dimensions[1]! : null };
}

function readShape(bytes: Uint8Array, dimensions: (number | null)[]): void {
  for (const field of protobufFields(bytes, 'a shape')) {
    if (field.number !== 1) continue;
    let size: number | null = null;
    for (const dimension of protobufFields(bytesOf(field, 'a shape'), 'a dimension'))
      if (dimension.number === 1 && typeof dimension.value === 'bigint')
        size = Number(dimension.value) > 0 ? Number(dimension.value) : null;
    dimensions.push(size);
  }
}
