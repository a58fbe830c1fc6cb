// English words in the form the dictionary knows them by.

const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  persons: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  mice: 'mouse',
  wives: 'wife',
  thieves: 'thief',
  shelves: 'shelf',
  leaves: 'leave',
  knives: 'knife',
  halves: 'half',
  lives: 'live',
  feet: 'foot',
  data: 'data',
  series: 'series',
  species: 'species',
  goods: 'goods',
  status: 'status',
  statuses: 'status',
  address: 'address',
  addresses: 'address',
  has: 'have',
  had: 'have',
  having: 'have',
  is: 'is',
  was: 'was',
  does: 'do',
  did: 'do',
  this: 'this',
  its: 'its',
  his: 'his',
  us: 'us',
  yes: 'yes',
  less: 'less',
  unless: 'unless',
  always: 'always',
  gas: 'gas',
  bus: 'bus',
  lens: 'lens',
  news: 'news',
  movies: 'movie',
  radius: 'radius',
  campus: 'campus',
  virus: 'virus',
  rabies: 'rabies',
  analysis: 'analysis',
  diagnosis: 'diagnosis',
  diagnoses: 'diagnosis',
  christmas: 'christmas',
};

/** The singular of an English noun in lower case; what is no plural comes back as it is. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const known = irregular[lower];
  if (known !== undefined) return known;
  if (lower.length <= 3 || !/^[a-z'-]+$/.test(lower)) return lower;
  if (/(?:ss|us|is|ics)$/.test(lower)) return lower;
  if (/[^aeiou]ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zzes|oes)$/.test(lower)) return lower.slice(0, -2);
  if (lower.endsWith('s')) return lower.slice(0, -1);
  return lower;
}

/** The forms a verb in -ed or -ing may come from, itself first: "borrowed" -> borrowed, borrow, borrowe. */
export function verbStems(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const stems = [lower];
  const ending = /^(.{3,}?)(?:ed|ing)$/.exec(lower);
  if (ending !== null) {
    const stem = ending[1]!;
    stems.push(stem, `${stem}e`);
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) stems.push(stem.slice(0, -1));
    if (stem.endsWith('i')) stems.push(`${stem.slice(0, -1)}y`);
  }
  stems.push(singular(lower));
  if (/(?:es)$/.test(lower)) stems.push(lower.slice(0, -2));
  return [...new Set(stems)];
}

/** A phrase with every word in the singular, split at blanks, dashes and underscores. */
export function singularPhrase(phrase: string): string {
  return phrase
    .normalize('NFC')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map(singular)
    .join(' ');
}
