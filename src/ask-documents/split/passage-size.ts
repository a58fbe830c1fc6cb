/** Longest passage of a category and what consecutive ones share, in characters. */
export interface PassageSize {
  readonly characters: number;
  readonly overlap: number;
}

// The documented sizes are tokens, 400 to 1000 with 80 to 150 of overlap; a token of Korean and English
// technical text is about two characters.
const tokens = {
  troubleshooting: [500, 100],
  'meeting-notes': [400, 80],
  regulations: [800, 120],
  'process-manual': [1000, 150],
  'equipment-manual': [1000, 150],
  'sensor-manual': [600, 100],
} as const;

/** Sizes by category; any other category has 800 tokens with 120 of overlap. */
export function passageSizeOf(category: string): PassageSize {
  // A category is any word; only an own name of the table is a key of it.
  const [size, overlap] = Object.hasOwn(tokens, category)
    ? tokens[category as keyof typeof tokens]
    : [800, 120];
  return { characters: size * 2, overlap: overlap * 2 };
}

/** A line of a corpus was cut by whoever made it: it stays whole up to 2000 tokens. */
export const corpusLineSize: PassageSize = { characters: 4000, overlap: 240 };
