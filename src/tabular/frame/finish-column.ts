import { problem } from '../../shared/index.js';
import type { TakenColumn } from './cell-store.js';
import { cellForm, numberCellText, numberOfText } from './csv-number.js';
import type { CsvNotice } from './csv-table.js';
import type { CategoryColumn, Column, NumberColumn } from './frame.js';

/** How the cells of one column become a column. */
export interface ColumnRules {
  readonly name: string;
  /** Null lets the cells decide. */
  readonly kind: 'number' | 'category' | null;
  readonly decimal: string;
  readonly isMissing: (word: string) => boolean;
  readonly badNumbers: 'refuse' | 'missing';
  readonly infinity: 'refuse' | 'missing' | 'keep';
  /** Text of a dictionary entry; throws when its bytes are not of the encoding. */
  readonly textOf: (bytes: Uint8Array, row: () => number) => string;
  /** Line of the file, from 1, of a row from 0. */
  readonly lineOfRow: (row: number) => number;
  readonly notices: CsvNotice[];
}

/** Numbers a column needs before a single text cell counts as a mistake and not as a code. */
const numbersBesideOneText = 9;
/** Share of text cells up to which text in a number column counts as a mistake. */
const mistakenShare = 0.01;

/**
 * A column is `number` when every cell that is not missing is a number; a column without values is
 * one too. Otherwise it is `category` - unless text is the exception: at most 1 % of the cells that
 * are not missing, or one cell beside at least nine numbers; that throws
 * `table.text-in-number-column`, or drops the text when `badNumbers` is `missing`.
 * A quoted word for missing is missing in a number column and a category like any other elsewhere.
 */
export function finishColumn(cells: TakenColumn, rules: ColumnRules): Column {
  const { values, dictionary } = cells;
  const { name, kind } = rules;
  if (dictionary === null && kind !== 'category') return { kind: 'number', name, values };

  const words = wordsOf(cells, rules);
  let texts = 0;
  let numbers = plainNumberCount(cells);
  for (const word of words) {
    if (word.meaning === 'text') texts += word.cells;
    else if (word.meaning === 'number') numbers += word.cells;
  }
  const mistaken =
    numbers > 0 &&
    (texts <= mistakenShare * (numbers + texts) || texts === 1) &&
    numbers >= numbersBesideOneText;
  if (kind === 'number' || (kind === null && (texts === 0 || mistaken)))
    return numberColumn(cells, words, texts, numbers, rules);
  if (kind === null && numbers > texts)
    rules.notices.push({
      code: 'mostly-numbers',
      column: name,
      message: `column "${name}" is read as a category: ${texts} of its cells are text, ${numbers} are numbers`,
    });
  return categoryColumn(cells, words, rules);
}

/** One entry of the dictionary, understood. */
interface Word {
  readonly text: string;
  readonly meaning: 'missing' | 'number' | 'text';
  /** Whether a category column takes it for a missing value too. */
  readonly missingInCategory: boolean;
  readonly number: number;
  readonly cells: number;
  readonly quoted: boolean;
  /** Whether trimming took more than blanks of ASCII, which cells lose earlier. */
  readonly altered: boolean;
}

function wordsOf(cells: TakenColumn, rules: ColumnRules): Word[] {
  const { values, forms, dictionary } = cells;
  if (dictionary === null) return [];
  const counts = new Float64Array(dictionary.size);
  for (let row = 0; row < forms.length; row++)
    if (forms[row] === cellForm.text) counts[values[row]!]!++;
  const words: Word[] = [];
  for (let code = 0; code < dictionary.size; code++) {
    const text = rules.textOf(dictionary.bytesOf(code), () => rowOfCode(cells, code));
    const trimmed = text.trim();
    const quoted = dictionary.wasQuoted(code);
    const missing = trimmed === '' || rules.isMissing(trimmed);
    const number = missing ? undefined : numberOfText(trimmed, rules.decimal);
    words.push({
      text: quoted ? text : trimmed,
      meaning: missing ? 'missing' : number === undefined ? 'text' : 'number',
      missingInCategory: missing && !quoted,
      number: number ?? Number.NaN,
      cells: counts[code]!,
      quoted,
      altered: !quoted && trimmed !== text,
    });
  }
  return words;
}

function plainNumberCount({ forms }: TakenColumn): number {
  let count = 0;
  for (let row = 0; row < forms.length; row++) if (forms[row]! <= cellForm.measured) count++;
  return count;
}

function numberColumn(
  cells: TakenColumn,
  words: readonly Word[],
  textCells: number,
  numberCells: number,
  rules: ColumnRules,
): NumberColumn {
  const { values, forms } = cells;
  let dropped = 0;
  for (let row = 0; row < forms.length; row++) {
    if (forms[row] !== cellForm.text) continue;
    const word = words[values[row]!]!;
    const infinite = Math.abs(word.number) === Number.POSITIVE_INFINITY;
    if (word.meaning === 'text' && rules.badNumbers === 'refuse')
      throw problem('table.text-in-number-column', {
        ...placeOf(row, word, rules),
        textCells,
        numberCells,
      });
    if (infinite && rules.infinity === 'refuse')
      throw problem('table.infinity', placeOf(row, word, rules));
    const drop = word.meaning === 'text' || (infinite && rules.infinity === 'missing');
    if (drop) dropped++;
    values[row] = drop ? Number.NaN : word.number;
  }
  if (dropped > 0)
    rules.notices.push({
      code: 'read-as-missing',
      column: rules.name,
      message: `column "${rules.name}": ${dropped} cells that are not finite numbers are read as missing`,
    });
  return { kind: 'number', name: rules.name, values };
}

function placeOf(row: number, word: Word, rules: ColumnRules) {
  const line = rules.lineOfRow(row);
  return { column: rules.name, row: row + 1, line, value: word.text };
}

function rowOfCode({ values, forms }: TakenColumn, code: number): number {
  for (let row = 0; row < forms.length; row++)
    if (forms[row] === cellForm.text && values[row] === code) return row;
  return 0;
}

/** Categories in the order they first appear. */
function categoryColumn(
  cells: TakenColumn,
  words: readonly Word[],
  rules: ColumnRules,
): CategoryColumn {
  const { values, forms } = cells;
  const categories: string[] = [];
  const codeOfText = new Map<string, number>();
  // Entries of the dictionary differ in bytes; their texts can still be equal when one was quoted,
  // lost a blank, or is the text of a number.
  const coincide =
    words.some((word) => word.altered || word.quoted !== words[0]!.quoted) ||
    plainNumberCount(cells) > 0;
  const codeOf = (text: string) => {
    if (!coincide) return categories.push(text) - 1;
    let code = codeOfText.get(text);
    if (code === undefined) {
      code = categories.push(text) - 1;
      codeOfText.set(text, code);
    }
    return code;
  };
  const unseen = -2;
  const codeOfWord = new Int32Array(words.length).fill(unseen);
  // Numbers repeat as words do: remember the text of each value per form.
  const codeOfNumber = new Map<number, number>();
  const codes = new Int32Array(forms.length);
  for (let row = 0; row < forms.length; row++) {
    const form = forms[row]!;
    const value = values[row]!;
    if (form === cellForm.empty) codes[row] = -1;
    else if (form === cellForm.text) {
      if (codeOfWord[value] === unseen) {
        const word = words[value]!;
        codeOfWord[value] = word.missingInCategory || word.text === '' ? -1 : codeOf(word.text);
      }
      codes[row] = codeOfWord[value]!;
    } else if (form === 0 && !Object.is(value, -0)) {
      let code = codeOfNumber.get(value);
      if (code === undefined) {
        code = codeOf(numberCellText(value, form, rules.decimal));
        codeOfNumber.set(value, code);
      }
      codes[row] = code;
    } else codes[row] = codeOf(numberCellText(value, form, rules.decimal));
  }
  return { kind: 'category', name: rules.name, codes, categories };
}
