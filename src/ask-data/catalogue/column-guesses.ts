// Guesses about columns from their names and kinds, where no person has said better.
import type { CatalogueColumn } from './catalogue.js';
import { singularPhrase } from './singular.js';

/** Columns by which people know a row: first and last name, a name, a title, a number or code. */
export function guessNameColumns(
  table: string,
  columns: readonly CatalogueColumn[],
): readonly string[] {
  const text = columns.filter(({ kind, isKey }) => kind === 'text' && !isKey);
  const named = (pattern: RegExp) => text.find(({ name }) => pattern.test(name))?.name;
  const first = named(/^(?:first|given)_?name$/i);
  const last = named(/^(?:last|family|sur)_?name$/i);
  if (first !== undefined && last !== undefined) return [first, last];
  const own = singularPhrase(table.replace(/^(?:tbl|db|tb|t)_/i, ''))
    .split(' ')
    .at(-1)!;
  const one =
    named(/^(?:name|full_?name|display_?name|이름|성명|명칭)$/i) ??
    named(new RegExp(`^${own.replace(/[^\p{L}\p{N}]/gu, '.')}_?name$`, 'iu')) ??
    named(/^(?:title|label|제목)$/i) ??
    named(/(?:^|_)name$|(?:이름|명)$/i) ??
    text.find(
      ({ name, nullable }) =>
        !nullable &&
        /^(?:code|number|.*_?(?:no|number|code)|serial.*)$/i.test(name) &&
        !/coupon|zip|postal|country|currency|status|error|reason|phone|tax/i.test(name),
    )?.name;
  if (one !== undefined) return [one];
  return first !== undefined ? [first] : last !== undefined ? [last] : [];
}

/** The column that says when a row happened: the only date, or the one named after the table's act. */
export function guessWhenColumn(table: string, columns: readonly CatalogueColumn[]): string | null {
  const dates = columns.filter(({ kind }) => kind === 'date' || kind === 'timestamp');
  const happened = dates.filter(
    ({ name }) =>
      !/birth|born|due|return|end|finish|complet|close|update|modif|delet|expire|생일|마감|종료|수정/i.test(
        name,
      ),
  );
  const own = singularPhrase(table).split(' ').at(-1)!.slice(0, 4).toLowerCase();
  const natural = happened.filter(({ name }) => !/^creat/i.test(name));
  const best =
    natural.find(({ name }) => name.toLowerCase().startsWith(own)) ?? natural[0] ?? happened[0];
  if (best !== undefined) return best.name;
  const seconds = columns.find(
    ({ kind, name, isKey }) =>
      kind === 'number' &&
      !isKey &&
      /^(?:timestamp|time|offset|at|second|time_?s(?:ec)?)s?$/i.test(name),
  );
  return seconds?.name ?? null;
}

/** Whether a name speaks of personal data: ways to reach or identify a person. */
export function isPersonal(name: string): boolean {
  return /phone|mobile|e_?mail|(?:^|_)address$|street|zip|postal|ssn|passport|birth_?date|date_of_birth|dob|resident|전화|연락처|주소|이메일|주민/i.test(
    name,
  );
}

/** Whether a name speaks of a secret: such a column is never read. */
export function isSecret(name: string): boolean {
  return /passw|passwd|secret|api_?key|access_?token|refresh_?token|private_?key|pin_?code|(?:^|_)(?:salt|hash|pwd)$|비밀번호|card_?number|cvv|cvc/i.test(
    name,
  );
}
