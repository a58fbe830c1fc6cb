import { noProgress, problem } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import { findColumns } from '../prepare/find-columns.js';
import { type RowOrder, rowOrder } from '../prepare/row-order.js';
import type { Audit, AuditCounts } from './audit.js';
import { auditLabel, type LabelOfRows } from './audit-label.js';
import { type AuditOptions, type AuditWatch, checkAuditOptions } from './audit-options.js';
import { type ColumnFacts, columnFacts } from './column-facts.js';
import { describeFindings } from './describe-findings.js';
import { constantBlocks, missingBlocks } from './find-blocks.js';
import { findDrift } from './find-drift.js';
import { findIdentifiers } from './find-identifiers.js';
import { findLeaks } from './find-leaks.js';
import { blocksOf, findLots } from './find-lots.js';
import { missingThatTells } from './find-missing.js';
import { findSiblingLabels } from './find-sibling-labels.js';
import { findTwins } from './find-twins.js';
import { measureSkill } from './measure-skill.js';
import { overRows, stretchesOf } from './row-stretches.js';
import { verdictOn } from './verdict.js';

/**
 * Says what an expert would say before training: twins, leaks, lots, drift, blocks without values, what is constant or an
 * identifier, and how much of a model's skill is memory. Deterministic for a seed; changes nothing.
 * Throws `learning.no-rows`, `table.unknown-column`, `learning.no-time-order`, problems of a label that was given,
 * `input.unknown-option`; `learning.stopped` on abort.
 */
export function auditTable(
  frame: Frame,
  options: AuditOptions = {},
  watch: AuditWatch = {},
): Audit {
  checkAuditOptions(options);
  const { ignore = [], groupColumns = [], timeColumn, tryModels = true, seed = 0 } = options;
  const { progress = noProgress, signal } = watch;
  if (frame.rowCount === 0) throw problem('learning.no-rows', { purpose: 'an audit' });
  const setAside = new Set([
    ...ignore,
    ...groupColumns,
    ...(timeColumn === undefined ? [] : [timeColumn]),
  ]);
  findColumns(frame, [...setAside]);
  const remaining = { ...frame, columns: frame.columns.filter(({ name }) => !setAside.has(name)) };
  const label = auditLabel(options.label === undefined ? remaining : frame, options.label);
  const both = label?.columns.find((name) => setAside.has(name));
  if (both !== undefined && (label?.columns.length === 1 || !ignore.includes(both)))
    throw problem('input.invalid', {
      at: 'label',
      got: `column "${both}", which is also ignored, a group or the time`,
      expected: 'a column of its own',
    });
  const order = rowOrder(frame, timeColumn);

  const candidates = remaining.columns.filter(
    ({ name }) => !(label?.columns.includes(name) ?? false),
  );
  let looked = 0;
  const look = () => {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: 0 });
    progress({ stage: 'looking', done: ++looked, total: candidates.length });
  };
  const allFacts = candidates.map((column) => {
    const facts = columnFacts(column);
    look();
    return facts;
  });
  const identifiers = findIdentifiers(allFacts);
  const constants = allFacts.filter(({ distinct }) => distinct <= 1);
  const siblings =
    label === null
      ? { columns: [], isOneOfMany: false }
      : findSiblingLabels(frame, without(allFacts, identifiers), label);
  const usable = without(allFacts, [
    ...identifiers,
    ...constants.map(({ name }) => name),
    ...siblings.columns,
  ]);
  const compared = without(allFacts, [...identifiers, ...siblings.columns]);
  const twins = findTwins(
    frame,
    compared.map(({ column }) => column),
    label?.labels ?? null,
    (done) => {
      if (signal?.aborted) throw problem('learning.stopped', { rounds: 0 });
      progress({ stage: 'comparing', done, total: compared.length });
    },
  );
  let weighed = 0;
  const weigh = () => progress({ stage: 'weighing', done: ++weighed, total: usable.length });
  const leaks =
    label === null
      ? null
      : findLeaks(usable, label.classOfRow, label.rowsOfClass, { seed, looked: weigh });
  const features = without(usable, leaks?.columns ?? []);
  const lots = findLots(
    frame,
    without(allFacts, [
      ...constants.map(({ name }) => name),
      ...siblings.columns,
      ...(leaks?.columns ?? []),
    ]),
    groupColumns,
    label?.labels ?? null,
  );
  const sortedByLabel = timeColumn === undefined && label !== null && isSortedBy(label);
  const moments = sortedByLabel ? null : order.momentOfRow;
  const stretchOfRow = stretchesOf(order, lots);
  const drift = sortedByLabel
    ? { columns: [], label: null, isLabelDrifting: false }
    : findDrift(
        without(features, lots?.columns ?? []),
        label?.labels ?? null,
        stretchOfRow,
        inTime(firstOfGroups(twins.groupOfRow, twins.groupCount), order),
      );
  const measured =
    label === null || !tryModels
      ? null
      : measureSkill(
          {
            frame,
            featureNames: features
              .filter(({ hasInfinite }) => !hasInfinite)
              .map(({ name }) => name),
            labels: label.labels,
            twinGroupOfRow: twins.groupOfRow,
            twinRows: twins.areCopies ? twins.twinRows : 0,
            lotOfRow: lots?.lotOfRow ?? null,
            momentOfRow: moments,
          },
          {
            seed,
            tried: (done, total) => progress({ stage: 'trying', done, total }),
            ...(signal === undefined ? {} : { signal }),
          },
        );

  const skill = measured?.skill ?? null;
  const empty = missingBlocks(allFacts);
  const standing = constantBlocks(usable);
  const missingCells = allFacts.reduce((sum, { missing }) => sum + missing, 0);
  const counts: AuditCounts = {
    rows: frame.rowCount,
    columns: frame.columns.length,
    features: features.length,
    positiveRows: label?.rowsOfClass[label.positive] ?? 0,
    twinRows: twins.twinRows,
    rowsWithTwin: twins.rowsWithTwin,
    twinRowsByChance: twins.areCopies
      ? Math.min(twins.twinRowsByChance, twins.twinRows)
      : twins.twinRows,
    twinRowsOfOtherLabel: twins.twinRowsOfOtherLabel,
    testRowsWithTwinShare: twins.testRowsWithTwinShare,
    expectedTestRowsWithTwinShare: twins.expectedTestRowsWithTwinShare,
    nearTwinRows: twins.nearTwinRows,
    constantColumns: constants.length,
    identifierColumns: identifiers.length,
    leakingColumns: leaks?.columns.length ?? 0,
    siblingLabelColumns: siblings.columns.length,
    missingCellsShare: missingCells / Math.max(1, frame.rowCount * allFacts.length),
    missingBlockRows: rowsIn(empty),
    lots: lots?.blocks.length ?? 0,
    driftingColumns: drift.columns.length,
  };
  const stretches = blocksOf(stretchOfRow, label?.labels ?? null);
  const findings = describeFindings({
    counts,
    label,
    order,
    timeColumn: timeColumn ?? null,
    twins,
    leaks,
    siblings,
    lots,
    stretches,
    drift,
    sortedByLabel,
    skill,
    identifiers,
    constants: constants.map(({ name }) => name),
    missingBlocks: empty,
    constantBlocks: standing,
    facts: allFacts,
    missingThatTells:
      label === null
        ? []
        : missingThatTells(
            // A logger that was off for a while went with the defects of that while, and told nothing.
            without(
              features,
              empty.flatMap((block) => block.columns),
            ),
            label.labels,
          ),
  });
  return {
    label: label === null ? null : labelFacts(label),
    findings,
    counts,
    skill,
    lots: lots === null ? null : { columns: lots.columns, by: lots.by, blocks: lots.blocks },
    stretches,
    overRows: overRows(frame.rowCount, label?.labels ?? null, twins, measured),
    missingBlocks: empty,
    constantBlocks: standing,
    features: features.map(({ name }) => name),
    verdict: verdictOn(findings, counts, skill),
  };
}

function without(facts: readonly ColumnFacts[], names: readonly string[]): ColumnFacts[] {
  const gone = new Set(names);
  return facts.filter(({ name }) => !gone.has(name));
}

function labelFacts({ source, name, classes, rowsOfClass, positive, isGuessed }: LabelOfRows) {
  return { source, name, classes, rowsOfClass, positive, isGuessed };
}

/** As few changes of class down the table as there can be: rows were sorted by their label, their order is no time. */
function isSortedBy({ classOfRow, classes }: LabelOfRows): boolean {
  let changes = 0;
  for (let row = 1; row < classOfRow.length; row++)
    if (classOfRow[row] !== classOfRow[row - 1]) changes++;
  return classOfRow.length >= 20 * classes.length && changes < classes.length;
}

function firstOfGroups(groupOfRow: Uint32Array, groupCount: number): Uint32Array {
  const first = new Uint32Array(groupCount);
  for (let row = groupOfRow.length - 1; row >= 0; row--) first[groupOfRow[row]!] = row;
  return first;
}

function inTime(rows: Uint32Array, { momentOfRow, isTableOrder }: RowOrder): Uint32Array {
  // The sort is stable: rows of one moment stay as they stand.
  return isTableOrder ? rows : rows.sort((a, b) => momentOfRow[a]! - momentOfRow[b]!);
}

function rowsIn(
  blocks: readonly { readonly firstRow: number; readonly rowCount: number }[],
): number {
  const covered = new Set<number>();
  for (const { firstRow, rowCount } of blocks)
    for (let row = firstRow; row < firstRow + rowCount; row++) covered.add(row);
  return covered.size;
}
