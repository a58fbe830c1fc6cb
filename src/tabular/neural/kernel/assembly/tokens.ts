/**
 * Every number of a row becomes a token: number x weight + bias, each of `width` numbers, a multiple of four. Token 0 has
 * no number; it is its bias. Rows of given numbers lie `stride` numbers apart, those of answers `answerTokens` tokens, of
 * which the first `tokens` are written.
 */
export function tokeniseForward(
  given: usize,
  stride: usize,
  weight: usize,
  bias: usize,
  answer: usize,
  rows: usize,
  tokens: usize,
  answerTokens: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const rest = (answerTokens - tokens) * bytes;
  for (let row: usize = 0; row < rows; row++) {
    for (let token: usize = 0; token < tokens; token++) {
      const number: f32 = token === 0 ? 0 : load<f32>(given + ((token - 1) << 2));
      const x = f32x4.splat(number);
      const at = token * bytes;
      for (let i: usize = 0; i < bytes; i += 16)
        v128.store(
          answer + i,
          f32x4.add(f32x4.mul(x, v128.load(weight + at + i)), v128.load(bias + at + i)),
        );
      answer += bytes;
    }
    answer += rest;
    given += stride << 2;
  }
}

/** Adds the gradients of weights and biases. */
export function tokeniseBackward(
  given: usize,
  stride: usize,
  answerGradient: usize,
  weightGradient: usize,
  biasGradient: usize,
  rows: usize,
  tokens: usize,
  answerTokens: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const rest = (answerTokens - tokens) * bytes;
  for (let row: usize = 0; row < rows; row++) {
    for (let token: usize = 0; token < tokens; token++) {
      const number: f32 = token === 0 ? 0 : load<f32>(given + ((token - 1) << 2));
      const x = f32x4.splat(number);
      const at = token * bytes;
      for (let i: usize = 0; i < bytes; i += 16) {
        const above = v128.load(answerGradient + i);
        const ofWeight = weightGradient + at + i;
        v128.store(ofWeight, f32x4.add(v128.load(ofWeight), f32x4.mul(x, above)));
        const ofBias = biasGradient + at + i;
        v128.store(ofBias, f32x4.add(v128.load(ofBias), above));
      }
      answerGradient += bytes;
    }
    answerGradient += rest;
    given += stride << 2;
  }
}

/**
 * Categories become tokens: the row of `table` that each one's number names, plus its column's own `bias`. The first
 * category stands at `given`, rows of given numbers lie `stride` numbers apart, those of answers `answerTokens` tokens.
 */
export function embedForward(
  given: usize,
  stride: usize,
  table: usize,
  bias: usize,
  answer: usize,
  rows: usize,
  tokens: usize,
  answerTokens: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const rest = (answerTokens - tokens) * bytes;
  for (let row: usize = 0; row < rows; row++) {
    for (let token: usize = 0; token < tokens; token++) {
      const category = table + <usize>load<f32>(given + (token << 2)) * bytes;
      const at = bias + token * bytes;
      for (let i: usize = 0; i < bytes; i += 16)
        v128.store(answer + i, f32x4.add(v128.load(category + i), v128.load(at + i)));
      answer += bytes;
    }
    answer += rest;
    given += stride << 2;
  }
}

/** Adds the gradients of the table's rows and of the columns' biases. */
export function embedBackward(
  given: usize,
  stride: usize,
  answerGradient: usize,
  tableGradient: usize,
  biasGradient: usize,
  rows: usize,
  tokens: usize,
  answerTokens: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const rest = (answerTokens - tokens) * bytes;
  for (let row: usize = 0; row < rows; row++) {
    for (let token: usize = 0; token < tokens; token++) {
      const category = tableGradient + <usize>load<f32>(given + (token << 2)) * bytes;
      const at = biasGradient + token * bytes;
      for (let i: usize = 0; i < bytes; i += 16) {
        const above = v128.load(answerGradient + i);
        v128.store(category + i, f32x4.add(v128.load(category + i), above));
        v128.store(at + i, f32x4.add(v128.load(at + i), above));
      }
      answerGradient += bytes;
    }
    answerGradient += rest;
    given += stride << 2;
  }
}

/** The first token of every row. */
export function takeFirst(from: usize, to: usize, rows: usize, tokens: usize, width: usize): void {
  const bytes = width << 2;
  for (let row: usize = 0; row < rows; row++) {
    memory.copy(to, from, bytes);
    from += tokens * bytes;
    to += bytes;
  }
}

/** The way back: gradients of first tokens, zeros for all others. */
export function putFirst(from: usize, to: usize, rows: usize, tokens: usize, width: usize): void {
  const bytes = width << 2;
  memory.fill(to, 0, rows * tokens * bytes);
  for (let row: usize = 0; row < rows; row++) {
    memory.copy(to, from, bytes);
    from += bytes;
    to += tokens * bytes;
  }
}
