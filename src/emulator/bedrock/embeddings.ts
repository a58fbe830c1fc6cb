import { countTokens } from '../answer/count-tokens.js';
import { textVector } from '../answer/text-vector.js';
import { list, numberOf, record, textOf } from '../wire/loose-json.js';
import { ServiceError } from '../wire/service-error.js';
import type { InvokedBody } from './invoke-model.js';

/** Amazon Titan: one text, one vector. Version 2 takes `dimensions` 256, 512 or 1024 and `embeddingTypes`; version 1 has 1536. */
export function titanEmbedding(body: unknown, modelId: string): InvokedBody {
  const request = record(body);
  const text = textOf(request.inputText);
  if (text === '')
    throw invalid(
      'Malformed input request: expected minLength: 1, actual: 0, please reformat your input and try again.',
    );
  const isFirst = modelId.includes('titan-embed-text-v1') || modelId.includes('titan-embed-g1');
  const dimensions = isFirst ? 1536 : (numberOf(request.dimensions) ?? 1024);
  if (!isFirst && ![256, 512, 1024].includes(dimensions))
    throw invalid(
      `Malformed input request: #/dimensions: ${dimensions} is not a valid enum value, please reformat your input and try again.`,
    );
  const floats = rounded(textVector(text, dimensions));
  const inputTokens = countTokens(text);
  const types = list(request.embeddingTypes).map(String);
  const byType = Object.fromEntries(types.map((type) => [type, converted(floats, type)]));
  const first = types.includes('float') || types.length === 0 ? { embedding: floats } : {};
  return {
    body: {
      ...first,
      ...(isFirst ? {} : { embeddingsByType: types.length === 0 ? { float: floats } : byType }),
      inputTextTokenCount: inputTokens,
    },
    inputTokens,
    outputTokens: 0,
  };
}

/** Cohere: up to 96 texts, as many vectors. Version 3 has 1024 dimensions, version 4 takes `output_dimension`, default 1536. */
export function cohereEmbeddings(body: unknown, modelId: string, id: string): InvokedBody {
  const request = record(body);
  const texts = list(request.texts).map(textOf);
  if (texts.length === 0)
    throw invalid(
      'Malformed input request: #: required key [texts] not found, please reformat your input and try again.',
    );
  if (texts.length > 96)
    throw invalid(
      `Malformed input request: #/texts: expected maximum item count: 96, found: ${texts.length}, please reformat your input and try again.`,
    );
  if (typeof request.input_type !== 'string')
    throw invalid(
      'Malformed input request: #: required key [input_type] not found, please reformat your input and try again.',
    );
  const dimensions = modelId.includes('embed-v4')
    ? (numberOf(request.output_dimension) ?? 1536)
    : 1024;
  const vectors = texts.map((text) => rounded(textVector(text, dimensions)));
  const types = list(request.embedding_types).map(String);
  const inputTokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  return {
    body: {
      id,
      response_type: types.length === 0 ? 'embeddings_floats' : 'embeddings_by_type',
      embeddings:
        types.length === 0
          ? vectors
          : Object.fromEntries(
              types.map((type) => [type, vectors.map((vector) => converted(vector, type))]),
            ),
      texts,
    },
    inputTokens,
    outputTokens: 0,
  };
}

// Real models answer single precision.
function rounded(vector: Float64Array): number[] {
  return [...Float32Array.from(vector)].map((value) => Number(value.toPrecision(7)));
}

function converted(vector: readonly number[], type: string): readonly number[] {
  switch (type) {
    case 'float':
      return vector;
    case 'binary':
      return vector.map((value) => (value > 0 ? 1 : 0));
    case 'int8':
      return vector.map((value) => Math.max(-128, Math.min(127, Math.round(value * 127))));
    case 'uint8':
      return vector.map((value) => Math.max(0, Math.min(255, Math.round(value * 127) + 128)));
    default:
      throw invalid(
        `Malformed input request: ${type} is not an embedding type, please reformat your input and try again.`,
      );
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', 400, message);
}
