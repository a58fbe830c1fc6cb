// What anybody would write first: Okapi BM25 over one kind of token, whole documents, nothing left out.

export type Tokenizer = (text: string) => readonly string[];

const folded = (text: string) => text.normalize('NFKC').toLowerCase();
const pairs = (text: string) =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

export const tokenizers: Readonly<Record<string, Tokenizer>> = {
  'pairs of characters': (text) => pairs(folded(text).replace(/\s+/g, ' ')),
  'pairs of characters within words': (text) =>
    (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
      word.length === 1 ? [word] : pairs(word),
    ),
  words: (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [],
};

const saturation = 1.2;
const lengthPenalty = 0.75;

/** Ids of the documents with a score above 0, best first. */
export function plainSearch(
  files: Readonly<Record<string, string>>,
  tokenize: Tokenizer,
): (question: string) => string[] {
  const documents = Object.entries(files).map(([id, text]) => {
    const counts = new Map<string, number>();
    const tokens = tokenize(text.replace(/^---\n[\s\S]*?\n---\n/, ''));
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    return { id, counts, length: tokens.length };
  });
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const frequency = new Map<string, number>();
  for (const { counts } of documents)
    for (const token of counts.keys()) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  return (question) => {
    const tokens = tokenize(question);
    return documents
      .map(({ id, counts, length }) => {
        let score = 0;
        for (const token of tokens) {
          const count = counts.get(token) ?? 0;
          const held = frequency.get(token) ?? 0;
          const rarity = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
          const flat = saturation * (1 - lengthPenalty + (lengthPenalty * length) / average);
          score += (rarity * count * (saturation + 1)) / (count + flat);
        }
        return { id, score };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ id }) => id);
  };
}
