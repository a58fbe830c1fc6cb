// Pieces of sentences that every finding uses.

const mostNames = 6;

/** 0.6191 as `61.9 %`; in Korean without the blank. */
export function percent(share: number, language: 'ko' | 'en' = 'en'): string {
  return `${(share * 100).toFixed(1)}${language === 'ko' ? '' : ' '}%`;
}

/** A count with thousands parted: `2,918`. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Two decimals, `-` when undefined. */
export function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(2);
}

/** The first six names in quotes, then how many more: `"a", "b" and 3 more`. */
export function named(names: readonly string[], language: 'ko' | 'en'): string {
  const shown = names.slice(0, mostNames).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  if (more === 0) return shown.join(', ');
  return language === 'ko'
    ? `${shown.join(', ')} 외 ${more}개`
    : `${shown.join(', ')} and ${more} more`;
}

/** One word for one, another for more. */
export function many(value: number, one: string, more: string): string {
  return `${count(value)} ${value === 1 ? one : more}`;
}
