import { exactPowersOfTen } from './exact-powers-of-ten.js';

// 2^27 + 1 cuts a double into two halves whose products are exact (Veltkamp; Dekker 1971).
const splitter = 134_217_729;
// The correction below carries a relative error of a few 2^-52; this is far above it.
const doubt = 2 ** -46;

/**
 * The double nearest to a decimal of 16 to 19 significant digits, of which `fractionDigits` (1..22)
 * follow the sign: what programs print for doubles. `bytes[start, end)` holds digits and one decimal
 * sign. NaN when the shortcut cannot be sure, which means: use Number.
 *
 * The digits are an exact sum of two doubles, their quotient by the exact power of ten is one too,
 * up to a tiny error; when both ends of that error round alike, so does the truth (Ziv 1991).
 */
export function longDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  fractionDigits: number,
): number {
  if (fractionDigits > 22) return Number.NaN;
  let head = 0;
  let tail = 0;
  let tailScale = 1;
  let digits = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 48;
    // The decimal sign.
    if (digit < 0) continue;
    if (digits === 0 && digit === 0) continue;
    digits++;
    if (digits <= 15) head = head * 10 + digit;
    else {
      tail = tail * 10 + digit;
      tailScale *= 10;
    }
  }
  if (digits > 19) return Number.NaN;
  // high + low = head * tailScale + tail, exactly
  const product = head * tailScale;
  const sum = lostInProduct(head, tailScale, product) + tail;
  const high = product + sum;
  const low = sum - (high - product);
  const power = exactPowersOfTen[fractionDigits]!;
  const quotient = high / power;
  const back = quotient * power;
  const rest = high - back - lostInProduct(quotient, power, back) + low;
  const correction = rest / power;
  const margin = Math.abs(correction) * doubt;
  const lower = quotient + (correction - margin);
  return lower === quotient + (correction + margin) ? lower : Number.NaN;
}

/** a * b - product, exactly. */
function lostInProduct(a: number, b: number, product: number): number {
  const aSplit = a * splitter;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * splitter;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
