// The steps of a tape as they are served: float64, one row at a time.

/** A matrix, row-major inputs x outputs, and a bias. */
export interface Layer {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/** Layer normalisation. */
export interface Norm {
  readonly gain: Float64Array;
  readonly bias: Float64Array;
}

/** Queries, keys and values of a token, and the projection of what was mixed. */
export interface AttentionPart {
  readonly given: Layer;
  readonly answer: Layer;
}

/** Where attention writes: what tokens hold, the shares of one query, what it mixes, and the answers, token after token. */
export interface AttentionRoom {
  readonly given: Float64Array;
  readonly shares: Float64Array;
  readonly mixed: Float64Array;
  readonly answers: Float64Array;
}

export function layerOf(named: (name: string) => Float64Array, name: string): Layer {
  return { weight: named(`${name}.weight`), bias: named(`${name}.bias`) };
}

export function normOf(named: (name: string) => Float64Array, name: string): Norm {
  return { gain: named(`${name}.gain`), bias: named(`${name}.bias`) };
}

/** Writes given x weight + bias. Four outputs at a time stay in registers, which is twice as fast as a row at a time. */
export function multiply(
  { weight, bias }: Layer,
  given: Float64Array,
  from: number,
  answer: Float64Array,
  to: number,
): void {
  const outputs = bias.length;
  const end = from + weight.length / outputs;
  let output = 0;
  for (; output + 4 <= outputs; output += 4) {
    let s0 = bias[output]!;
    let s1 = bias[output + 1]!;
    let s2 = bias[output + 2]!;
    let s3 = bias[output + 3]!;
    for (let i = from, at = output; i < end; i++, at += outputs) {
      const x = given[i]!;
      s0 += x * weight[at]!;
      s1 += x * weight[at + 1]!;
      s2 += x * weight[at + 2]!;
      s3 += x * weight[at + 3]!;
    }
    answer[to + output] = s0;
    answer[to + output + 1] = s1;
    answer[to + output + 2] = s2;
    answer[to + output + 3] = s3;
  }
  for (; output < outputs; output++) {
    let sum = bias[output]!;
    for (let i = from, at = output; i < end; i++, at += outputs) sum += given[i]! * weight[at]!;
    answer[to + output] = sum;
  }
}

/** Writes a row less its mean, over its deviation, times gain, plus bias; in place where both are the same. */
export function normaliseTo(
  { gain, bias }: Norm,
  row: Float64Array,
  from: number,
  answer: Float64Array,
  to: number,
): void {
  const width = gain.length;
  let mean = 0;
  for (let i = 0; i < width; i++) mean += row[from + i]! / width;
  let variance = 0;
  for (let i = 0; i < width; i++) variance += (row[from + i]! - mean) ** 2 / width;
  const scale = 1 / Math.sqrt(variance + 1e-5);
  for (let i = 0; i < width; i++)
    answer[to + i] = (row[from + i]! - mean) * scale * gain[i]! + bias[i]!;
}

/** What is below 0 becomes 0. */
export function rectify(values: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) values[i] = Math.max(0, values[i]!);
}

/** Self-attention over rows of tokens; only the first `queries` of them ask and have answers. */
export function attendTo(
  part: AttentionPart,
  rows: Float64Array,
  {
    tokens,
    heads,
    queries,
  }: { readonly tokens: number; readonly heads: number; readonly queries: number },
  { given, shares, mixed, answers }: AttentionRoom,
): void {
  const width = part.answer.bias.length;
  const size = width / heads;
  const scale = 1 / Math.sqrt(size);
  for (let token = 0; token < tokens; token++)
    multiply(part.given, rows, token * width, given, token * 3 * width);
  for (let query = 0; query < queries; query++) {
    mixed.fill(0);
    for (let head = 0; head < heads; head++) {
      const from = query * 3 * width + head * size;
      let highest = Number.NEGATIVE_INFINITY;
      for (let key = 0; key < tokens; key++) {
        const at = (3 * key + 1) * width + head * size;
        let score = 0;
        for (let i = 0; i < size; i++) score += given[from + i]! * given[at + i]!;
        shares[key] = score * scale;
        highest = Math.max(highest, shares[key]!);
      }
      let total = 0;
      for (let key = 0; key < tokens; key++) {
        shares[key] = Math.exp(shares[key]! - highest);
        total += shares[key]!;
      }
      for (let key = 0; key < tokens; key++) {
        const at = (3 * key + 2) * width + head * size;
        const share = shares[key]! / total;
        for (let i = 0; i < size; i++)
          mixed[head * size + i] = mixed[head * size + i]! + share * given[at + i]!;
      }
    }
    multiply(part.answer, mixed, 0, answers, query * width);
  }
}
