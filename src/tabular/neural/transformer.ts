import { type ColumnReading, valueCount } from './column-reading.js';
import { padded } from './tape/padded.js';

/** FT-Transformer or TabTransformer. */
export type TransformerKind = 'ft' | 'tab';

/** What makes the tensors of a transformer as large as they are. */
export interface TransformerShape {
  readonly kind: TransformerKind;
  /** Blocks of attention and what follows it. */
  readonly blocks: number;
  readonly heads: number;
  /** Numbers of a token; a multiple of four for every head. */
  readonly tokenWidth: number;
  /** Widths of the layers between tokens and answer, multiples of four; empty for FT-Transformer. */
  readonly hiddenWidths: readonly number[];
  /** One, the log odds of class 1, or one for every class. */
  readonly outputs: number;
}

/** A trained transformer: how it reads columns, its size and its parameters by name, row-major `inputs x outputs`. */
export interface Transformer extends TransformerShape {
  readonly reading: ColumnReading;
  readonly tensors: ReadonlyMap<string, Float32Array>;
}

/** Tokens of a row, FT-Transformer's own one included. */
export function tokenCount(kind: TransformerKind, reading: ColumnReading): number {
  const { numbers, categories } = reading;
  return kind === 'ft' ? 1 + numbers.length + categories.length : categories.length;
}

/** Numbers of the hidden layer behind attention: ReGLU of 4/3 the token (FT), ReLU of four times the token (tab). */
export function wideOf({
  kind,
  tokenWidth,
}: Pick<TransformerShape, 'kind' | 'tokenWidth'>): number {
  return kind === 'ft' ? padded(Math.round((4 * tokenWidth) / 3)) : 4 * tokenWidth;
}

/** Every tensor with its rows and columns, in the order in which training draws them. */
export function transformerShapes(
  shape: TransformerShape,
  reading: ColumnReading,
): readonly (readonly [name: string, rows: number, columns: number])[] {
  const { kind, blocks, tokenWidth, hiddenWidths, outputs } = shape;
  const { numbers, categories } = reading;
  const layer = (name: string, rows: number, columns: number) =>
    [
      [`${name}.weight`, rows, columns],
      [`${name}.bias`, 1, columns],
    ] as const;
  const norm = (name: string) =>
    [
      [`${name}.gain`, 1, tokenWidth],
      [`${name}.bias`, 1, tokenWidth],
    ] as const;
  const columns = numbers.length + 1;
  const table = [
    ['categories.weight', valueCount(reading), tokenWidth],
    ['categories.bias', categories.length, tokenWidth],
  ] as const;
  const wide = wideOf(shape);
  const attention = (name: string) => [
    ...layer(`${name}.attention.given`, tokenWidth, 3 * tokenWidth),
    ...layer(`${name}.attention.answer`, tokenWidth, tokenWidth),
  ];
  const names = Array.from({ length: blocks }, (_, block) => `block.${block}`);
  if (kind === 'ft')
    return [
      ['tokens.weight', columns, tokenWidth],
      ['tokens.bias', columns, tokenWidth],
      ...(categories.length === 0 ? [] : table),
      ...names.flatMap((name, block) => [
        ...(block === 0 ? [] : norm(`${name}.before`)),
        ...attention(name),
        ...norm(`${name}.between`),
        ...layer(`${name}.wide`, tokenWidth, 2 * wide),
        ...layer(`${name}.narrow`, wide, tokenWidth),
      ]),
      ...norm('own'),
      ...layer('answer', tokenWidth, outputs),
    ];
  let width = categories.length * tokenWidth + numbers.length;
  const hidden = hiddenWidths.flatMap((next, i) => {
    const made = layer(`hidden.${i}`, width, next);
    width = next;
    return made;
  });
  return [
    ...table,
    ...names.flatMap((name) => [
      ...attention(name),
      ...norm(`${name}.between`),
      ...layer(`${name}.wide`, tokenWidth, wide),
      ...layer(`${name}.narrow`, wide, tokenWidth),
      ...norm(`${name}.after`),
    ]),
    ...hidden,
    ...layer('answer', width, outputs),
  ];
}
