/**
 * Tokens of a text, roughly as large models count: one per Hangul, Han or kana character, one per four letters or
 * digits of a word begun, one per other mark. Deterministic; for figures in `usage`, not for billing.
 */
export function countTokens(text: string): number {
  return tokensOf(text.trimEnd()).length;
}

/** The text cut into its counted tokens, blanks kept with the token that follows; their concatenation is the text. */
export function tokensOf(text: string): string[] {
  return (
    text.match(
      /\s*(?:[\p{scx=Hang}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|(?:(?![\p{scx=Hang}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])[\p{L}\p{N}\p{M}]){1,4}|[^\s])|\s+$/gu,
    ) ?? []
  );
}
