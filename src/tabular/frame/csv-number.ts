// Decimal numbers out of bytes, bit-equal to Number(text), with enough kept to write the text again.
import { exactPowersOfTen } from './exact-powers-of-ten.js';
import { longDecimal } from './long-decimal.js';

/**
 * How a cell was written, one byte per cell:
 * 0..15   plain number with that many digits after the decimal sign, at most 15 digits in all
 * 17..31  the same without a digit before the sign (".5"): 16 + digits after it
 * 32      a longer or scientific number with a decimal sign; kept to its value, not to its letters
 * 254     empty
 * 255     text: the cell's number is a code of the column's dictionary
 */
export const cellForm = { bareFraction: 16, measured: 32, empty: 254, text: 255 } as const;

/** Receives what `parseNumberCell` found; reused so that no cell allocates. */
export interface ParsedNumber {
  value: number;
  form: number;
}

const zero = 48;
const minus = 45;
const plus = 43;

/**
 * Reads `bytes[start, end)` as a number; false when it is none, or one whose letters matter: a sign
 * `+`, leading zeros, a bare final point, more than 15 digits without a decimal sign, an exponent
 * without one. Those stay text until the whole column is known. Never answers an infinite value.
 * Up to 15 digits and powers up to 10^22 are exact by one operation (Clinger, PLDI 1990).
 */
export function parseNumberCell(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimalSign: number,
  into: ParsedNumber,
): boolean {
  let at = start;
  const negative = bytes[at] === minus;
  if (negative) at++;
  const integerStart = at;
  let mantissa = 0;
  while (at < end && isDigit(bytes[at]!)) mantissa = mantissa * 10 + bytes[at++]! - zero;
  const integerDigits = at - integerStart;
  if (at >= end || bytes[at] !== decimalSign) {
    if (at !== end || integerDigits === 0 || integerDigits > 15) return false;
    if (integerDigits > 1 && bytes[integerStart] === zero) return false;
    into.value = negative ? -mantissa : mantissa;
    into.form = 0;
    return true;
  }
  if (integerDigits > 1 && bytes[integerStart] === zero) return false;
  const fractionStart = ++at;
  while (at < end && isDigit(bytes[at]!)) mantissa = mantissa * 10 + bytes[at++]! - zero;
  const fractionDigits = at - fractionStart;
  if (fractionDigits === 0) return false;
  const digits = integerDigits + fractionDigits;
  if (at === end && digits <= 15) {
    const size = mantissa / exactPowersOfTen[fractionDigits]!;
    into.value = negative ? -size : size;
    into.form = fractionDigits + (integerDigits === 0 ? cellForm.bareFraction : 0);
    return true;
  }
  if (at === end) {
    let size = longDecimal(bytes, integerStart, end, fractionDigits);
    if (Number.isNaN(size)) size = numberOfBytes(bytes, integerStart, end, decimalSign);
    if (size === Number.POSITIVE_INFINITY) return false;
    into.value = negative ? -size : size;
    into.form = cellForm.measured;
    return true;
  }
  let power = 0;
  if ((bytes[at]! | 0x20) !== 0x65) return false;
  at++;
  const lower = bytes[at] === minus;
  if (lower || bytes[at] === plus) at++;
  const powerStart = at;
  while (at < end && isDigit(bytes[at]!)) power = power * 10 + bytes[at++]! - zero;
  if (at !== end || at === powerStart) return false;
  if (lower) power = -power;
  power -= fractionDigits;
  let size: number;
  if (digits <= 15 && power >= -22 && power <= 22)
    size = power < 0 ? mantissa / exactPowersOfTen[-power]! : mantissa * exactPowersOfTen[power]!;
  else size = numberOfBytes(bytes, integerStart, end, decimalSign);
  if (size === Number.POSITIVE_INFINITY) return false;
  into.value = negative ? -size : size;
  into.form = cellForm.measured;
  return true;
}

/** The letters a plain number was read from; `measured` forms give the shortest text of the value. */
export function numberCellText(value: number, form: number, decimal: string): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (form === cellForm.measured) return (sign + String(size)).replace('.', decimal);
  const bare = form > cellForm.bareFraction;
  const text = size.toFixed(bare ? form - cellForm.bareFraction : form).replace('.', decimal);
  return sign + (bare ? text.slice(1) : text);
}

const numberText = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const infinityText = /^[-+]?(?:inf|infinity|∞)$/i;

/** The number a trimmed text means, infinite for `inf` and for what a double cannot hold; undefined when it is none. */
export function numberOfText(text: string, decimal: string): number | undefined {
  // A character above "9" begins a number only in "inf" and "∞".
  const first = text.charCodeAt(0);
  if (first > 57 && first !== 0x221e && (first | 0x20) !== 0x69) return undefined;
  if (infinityText.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (decimal !== '.') {
    if (text.includes('.')) return undefined;
    text = text.replace(decimal, '.');
  }
  return numberText.test(text) ? Number(text) : undefined;
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= 57;
}

function numberOfBytes(bytes: Uint8Array, start: number, end: number, decimalSign: number): number {
  let text = '';
  for (let at = start; at < end; at++)
    text += bytes[at] === decimalSign ? '.' : String.fromCharCode(bytes[at]!);
  return Number(text);
}
