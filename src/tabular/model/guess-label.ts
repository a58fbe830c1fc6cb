import { problem } from '../../shared/index.js';
import type { Column, Frame } from '../frame/frame.js';
import type { LabelSource } from '../prepare/binary-label.js';

const labelWords = new Set(
  'label labels target class y outcome result defect defective fault quality pass_fail passfail passorfail ok_ng 불량 불량여부 불량유무 양불 양불판정 판정 판정결과 품질 품질판정 합부 합격여부 정상여부 결과'.split(
    ' ',
  ),
);
const familyPrefixes = ['Defects_', 'Defect_', 'defects_', 'defect_', '불량_'];
const mostCandidates = 12;

/**
 * The label of a table nobody described: a column of two values with a name such as label, class, defect
 * or 불량 (also as `Group_label`); else a family of at least two number columns named `Defects_...`; else
 * the last column when it has two values. Throws `model.no-label` with the candidates.
 */
export function guessLabel(frame: Frame): { source: LabelSource; why: string } {
  const named = frame.columns.find((column) => isLabelName(column.name) && hasTwoValues(column));
  if (named !== undefined)
    return { source: { column: named.name }, why: 'its name says so and it has two values' };
  for (const anyPrefix of familyPrefixes) {
    const family = frame.columns.filter(
      (column) => column.kind === 'number' && column.name.startsWith(anyPrefix),
    );
    if (family.length >= 2)
      return { source: { anyPrefix }, why: `${family.length} number columns begin so` };
  }
  const last = frame.columns.at(-1);
  if (last !== undefined && hasTwoValues(last))
    return { source: { column: last.name }, why: 'it is the last column and has two values' };
  throw problem('model.no-label', {
    candidates: frame.columns
      .filter(hasTwoValues)
      .slice(0, mostCandidates)
      .map((column) => column.name),
  });
}

function isLabelName(name: string): boolean {
  const word = name.trim().toLowerCase();
  return labelWords.has(word) || labelWords.has(word.slice(word.indexOf('_') + 1));
}

function hasTwoValues(column: Column): boolean {
  const seen = new Set<number>();
  const isNumber = column.kind === 'number';
  for (const value of isNumber ? column.values : column.codes) {
    if (isNumber ? Number.isNaN(value) : value < 0) continue;
    seen.add(value);
    if (seen.size > 2) return false;
  }
  return seen.size === 2;
}
