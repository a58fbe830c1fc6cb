// Times of a database in the ISO form, digits untouched.

/** 'YYYY-MM-DD HH:MM:SS[.f]' as 'YYYY-MM-DDTHH:MM:SS[.f]', zeros at the end of the fraction left out; others as they are. */
export function timestampValue(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?$/.exec(text);
  return parts === null ? text : `${parts[1]}T${parts[2]}${shortFraction(parts[3])}`;
}

/** A timestamp of a UTC session as an instant: any '+00' becomes 'Z', a zone that is not UTC is kept as it is. */
export function instantValue(text: string): string {
  const bare = text.replace(/(?:\+00(?::?00)?|Z)$/, '');
  const value = timestampValue(bare);
  return value.includes('T') ? `${value}Z` : text;
}

/** 'HH:MM:SS[.f]' without zeros at the end of the fraction; a zone stays. */
export function timeValue(text: string): string {
  return text.replace(
    /(:\d\d)(\.\d+)/,
    (_, seconds, fraction) => seconds + shortFraction(fraction),
  );
}

function shortFraction(fraction: string | undefined): string {
  return fraction === undefined ? '' : fraction.replace(/\.?0+$/, '');
}
