/** The languages Casthouse answers in. */
export type Language = 'ko' | 'en';

/** One sentence in both languages. */
export interface BilingualText {
  readonly ko: string;
  readonly en: string;
}

/** Korean when the text holds Hangul, English otherwise. */
export function languageOf(text: string): Language {
  return /[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]/.test(text) ? 'ko' : 'en';
}

/** A number for a person: at most `digits` significant digits, no exponent between 1e-4 and 1e15. */
export function readableNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(digits));
  const magnitude = Math.abs(rounded);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e15)) return rounded.toExponential();
  return String(rounded);
}
