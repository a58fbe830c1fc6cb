import { exponential } from './exponential';
import { sumOfLanes } from './sum';

/**
 * Self-attention of `tokens` tokens in `heads` heads of `size` numbers (Vaswani et al. 2017), for `rows` rows. A token
 * holds its query, key and value, each heads x size numbers; size is a multiple of four. The weights of a row are
 * [head][query][key], a query's keys padded with zeros to a multiple of four. Only the first `queryTokens` tokens ask, and only
 * they have answers. `scratch` takes size x padded keys.
 */
export function attendForward(
  given: usize,
  weights: usize,
  answer: usize,
  scratch: usize,
  rows: usize,
  tokens: usize,
  queryTokens: usize,
  heads: usize,
  size: usize,
): void {
  const sizeBytes = size << 2;
  const width = heads * sizeBytes;
  const tokenBytes = 3 * width;
  const keysBytes = ((tokens + 3) >> 2) << 4;
  const scale = f32x4.splat(<f32>(1.0 / Math.sqrt(<f64>size)));
  for (let row: usize = 0; row < rows; row++) {
    for (let head: usize = 0; head < heads; head++) {
      const queries = given + head * sizeBytes;
      const values = queries + 2 * width;
      lineUp(queries + width, tokenBytes, scratch, keysBytes, tokens, size);
      for (let token: usize = 0; token < queryTokens; token++) {
        const query = queries + token * tokenBytes;
        for (let key: usize = 0; key < keysBytes; key += 16)
          v128.store(
            weights + key,
            f32x4.mul(scale, sumOver(query, scratch + key, keysBytes, size)),
          );
        softmax(weights, tokens, keysBytes);
        for (let i: usize = 0; i < sizeBytes; i += 16) {
          let sum = f32x4.splat(0);
          let value = values + i;
          for (let key: usize = 0; key < tokens; key++) {
            const weight = v128.load32_splat(weights + (key << 2));
            sum = f32x4.add(sum, f32x4.mul(weight, v128.load(value)));
            value += tokenBytes;
          }
          v128.store(answer + token * width + head * sizeBytes + i, sum);
        }
        weights += keysBytes;
      }
    }
    given += tokens * tokenBytes;
    answer += queryTokens * width;
  }
}

/** Writes the gradients of queries, keys and values; `scratch` takes size x padded keys and one query's keys. */
export function attendBackward(
  given: usize,
  weights: usize,
  answerGradient: usize,
  gradient: usize,
  scratch: usize,
  rows: usize,
  tokens: usize,
  queryTokens: usize,
  heads: usize,
  size: usize,
): void {
  const sizeBytes = size << 2;
  const width = heads * sizeBytes;
  const tokenBytes = 3 * width;
  const keysBytes = ((tokens + 3) >> 2) << 4;
  const slopes = scratch + size * keysBytes;
  const scale = f32x4.splat(<f32>(1.0 / Math.sqrt(<f64>size)));
  memory.fill(gradient, 0, rows * tokens * tokenBytes);
  for (let row: usize = 0; row < rows; row++) {
    for (let head: usize = 0; head < heads; head++) {
      const queries = given + head * sizeBytes;
      const gradients = gradient + head * sizeBytes;
      lineUp(queries + 2 * width, tokenBytes, scratch, keysBytes, tokens, size);
      for (let token: usize = 0; token < queryTokens; token++) {
        const above = answerGradient + token * width + head * sizeBytes;
        let mean = f32x4.splat(0);
        for (let key: usize = 0; key < keysBytes; key += 16) {
          const slope = sumOver(above, scratch + key, keysBytes, size);
          v128.store(slopes + key, slope);
          mean = f32x4.add(mean, f32x4.mul(slope, v128.load(weights + key)));
        }
        const meanSlope = f32x4.splat(sumOfLanes(mean));
        for (let key: usize = 0; key < keysBytes; key += 16) {
          const centred = f32x4.sub(v128.load(slopes + key), meanSlope);
          v128.store(slopes + key, f32x4.mul(scale, f32x4.mul(v128.load(weights + key), centred)));
        }
        for (let i: usize = 0; i < sizeBytes; i += 16) {
          const query = v128.load(queries + token * tokenBytes + i);
          const aboveHere = v128.load(above + i);
          let sum = f32x4.splat(0);
          let at = width + i;
          for (let key: usize = 0; key < tokens; key++) {
            const slope = v128.load32_splat(slopes + (key << 2));
            const weight = v128.load32_splat(weights + (key << 2));
            sum = f32x4.add(sum, f32x4.mul(slope, v128.load(queries + at)));
            const ofKey = gradients + at;
            v128.store(ofKey, f32x4.add(v128.load(ofKey), f32x4.mul(slope, query)));
            const ofValue = ofKey + width;
            v128.store(ofValue, f32x4.add(v128.load(ofValue), f32x4.mul(weight, aboveHere)));
            at += tokenBytes;
          }
          v128.store(gradients + token * tokenBytes + i, sum);
        }
        weights += keysBytes;
      }
    }
    given += tokens * tokenBytes;
    gradient += tokens * tokenBytes;
    answerGradient += queryTokens * width;
  }
}

/** One number of every token side by side: `to` is [number][token], padded with zeros. */
function lineUp(
  from: usize,
  tokenBytes: usize,
  to: usize,
  keysBytes: usize,
  tokens: usize,
  size: usize,
): void {
  memory.fill(to, 0, size * keysBytes);
  for (let token: usize = 0; token < tokens; token++) {
    let at = to + (token << 2);
    for (let i: usize = 0; i < size; i++) {
      store<f32>(at, load<f32>(from + (i << 2)));
      at += keysBytes;
    }
    from += tokenBytes;
  }
}

/** Products of one token's numbers with four others', summed. */
function sumOver(one: usize, others: usize, keysBytes: usize, size: usize): v128 {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < size; i++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(one + (i << 2)), v128.load(others)));
    others += keysBytes;
  }
  return sum;
}

/** The softmax of `tokens` numbers in place; what pads them becomes 0. */
function softmax(at: usize, tokens: usize, keysBytes: usize): void {
  let highest = load<f32>(at);
  for (let i: usize = 1; i < tokens; i++) highest = max(highest, load<f32>(at + (i << 2)));
  const shift = f32x4.splat(highest);
  for (let i: usize = 0; i < keysBytes; i += 16)
    v128.store(at + i, exponential(f32x4.sub(v128.load(at + i), shift)));
  for (let i = tokens << 2; i < keysBytes; i += 4) store<f32>(at + i, 0);
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < keysBytes; i += 16) sum = f32x4.add(sum, v128.load(at + i));
  const total = f32x4.splat(sumOfLanes(sum));
  for (let i: usize = 0; i < keysBytes; i += 16)
    v128.store(at + i, f32x4.div(v128.load(at + i), total));
}
