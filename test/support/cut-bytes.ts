import fc from 'fast-check';

/** Tokens of any text (Korean, emoji made of several characters, CRLF), written and cut at any bytes. */
export function bytesCutAnywhere(write: (tokens: readonly string[]) => string) {
  const piece = fc.oneof(
    fc.constantFrom(
      '불량',
      ' ',
      '\r\n',
      '\n',
      '🙂',
      '👩‍🏭',
      '한글 자모 ㄱㅏ',
      '"',
      '\\',
      '\u2028',
      '\ufeff',
      'data:',
      '[DONE]',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  );
  return fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(1_000_000), { maxLength: 30 }),
    )
    .map(([tokens, cuts]) => {
      const bytes = new TextEncoder().encode(write(tokens));
      const places = [
        ...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length]),
      ].sort((a, b) => a - b);
      const chunks = places.slice(1).map((to, i) => bytes.subarray(places[i], to));
      return { tokens, chunks };
    });
}
