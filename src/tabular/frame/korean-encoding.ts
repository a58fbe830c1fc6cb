/**
 * Text of EUC-KR bytes with the CP949 extension, or null when they are none.
 * Browsers know the extension under the name euc-kr, Node only the older standard, and takes the
 * rest for control characters; so the pairs are told apart here and Node's part is asked of it.
 */
export function decodeKorean(bytes: Uint8Array): string | null {
  pairs ??= koreanPairs();
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      continue;
    }
    const character = pairs[(byte << 8) | (bytes[++at] ?? 0)]!;
    if (character === 0) return null;
    text += String.fromCharCode(character);
  }
  return text;
}

let pairs: Uint16Array | null = null;

/**
 * UTF-16 unit of lead << 8 | trail, 0 where there is none.
 * KS X 1001 (both bytes 0xA1..0xFE) holds 2,350 syllables; the extension puts the other 8,822 of
 * Unicode's 11,172, in Unicode's order, on the free pairs in theirs: leads 0x81..0xA0 with every
 * trail, then 0xA1..0xC6 with trails below 0xA1 (Unified Hangul Code, 1995).
 */
function koreanPairs(): Uint16Array {
  const table = new Uint16Array(65_536);
  const decoder = new TextDecoder('euc-kr');
  const standard = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length !== 1 || text === '\ufffd' || isPrivate(text.charCodeAt(0))) continue;
      table[(lead << 8) | trail] = text.charCodeAt(0);
      standard.add(text.charCodeAt(0));
    }
  // Added to KS X 1001 in 1998, after the table that Node carries.
  table[0xa2e6] = 0x20ac;
  table[0xa2e7] = 0x00ae;
  let syllable = firstSyllable;
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (standard.has(syllable)) syllable++;
      if (syllable > lastSyllable) return table;
      table[(lead << 8) | trail] = syllable++;
    }
  return table;
}

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** Two rows are left to the user by the standard; they are no text that could be exchanged. */
function isPrivate(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}
