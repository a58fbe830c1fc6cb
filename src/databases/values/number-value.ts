// Numbers of a database as JSON: exact, or else text.

/** An integer in decimal digits: a number up to 2^53 - 1 in size, the digits beyond. */
export function integerValue(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/**
 * A decimal: a number when its digits survive the way through a double, which up to 15 significant digits always
 * do (IEEE 754, DBL_DIG); the server's text beyond. Trailing zeros carry no value and are not counted.
 */
export function decimalValue(text: string): number | string {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const decimals = fraction.replace(/0+$/, '');
  if (decimals === '' && Number.isSafeInteger(Number(whole))) return Number(text) + 0;
  const significant = (whole + decimals).replace(/^0+/, '');
  if (significant.length > 15) return text;
  return Number(text) + 0;
}

/** A floating number; what JSON has no word for stays a word. */
export function floatValue(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
