import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import type { Column, Frame } from '../frame/frame.js';
import { selectRows } from '../frame/select-rows.js';
import type { Audit } from './audit.js';
import type { AuditOptions } from './audit-options.js';
import { auditTable } from './audit-table.js';
import { madeUpRows, numbers, shuffled, withColumns, withCopies, words } from './made-up-rows.js';

const look = (frame: Frame, options: AuditOptions = {}) =>
  auditTable(frame, { label: { column: 'y' }, tryModels: false, ...options });
const found = ({ findings }: Audit, code: string) =>
  findings.find((finding) => finding.code === code) ?? null;
const alarms = ({ findings }: Audit) =>
  findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);

describe('clean rows', () => {
  it('raise no alarm, whatever the seed and the number of rows', () => {
    for (let seed = 0; seed < 12; seed++) {
      const { frame } = madeUpRows(60 + 60 * seed, seed);
      expect(alarms(look(frame)).filter((code) => code !== 'few-positives')).toEqual([]);
    }
  });

  it('raise none with models tried either', () => {
    const audit = look(madeUpRows(400, 3).frame, { tryModels: true });
    expect(alarms(audit)).toEqual([]);
    expect(audit.skill!.carefully.rocAuc).toBeGreaterThan(0.75);
    expect(audit.skill).toMatchObject({ lookup: null, lotAlone: null, leaveOneLotOut: null });
    expect(audit.verdict.en).toContain('Nothing stands against');
  });

  it('give the same audit again', () => {
    const { frame } = madeUpRows(300, 1);
    expect(look(frame)).toEqual(look(frame));
  });
});

describe('twins by chance', () => {
  const random = seededRandom(5);
  const uneven = () => Math.floor(6 * random.next() ** 2);
  const rows = Array.from({ length: 3000 }, () => {
    const cells = [uneven(), uneven(), uneven(), uneven(), uneven()];
    return [...cells, random.next() < 0.1 + 0.1 * cells[0]! ? 1 : 0];
  });
  const table = (of: readonly (readonly number[])[]): Frame => ({
    rowCount: of.length,
    columns: ['a', 'b', 'c', 'd', 'e', 'y'].map((name, at) =>
      name === 'a' || name === 'y'
        ? numbers(
            name,
            of.map((row) => row[at]!),
          )
        : words(
            name,
            of.map((row) => `w${row[at]}`),
          ),
    ),
  });

  it('are no alarm in a table of few categories', () => {
    const audit = look(table(rows));
    expect(audit.counts.twinRows).toBeGreaterThan(1000);
    expect(audit.counts.twinRowsByChance).toBe(audit.counts.twinRows);
    expect(found(audit, 'twins')).toMatchObject({ severity: 'note' });
  });

  it('nor when it is sorted', () => {
    const sorted = [...rows].sort((a, b) => {
      const at = a.findIndex((cell, index) => cell !== b[index]);
      return at < 0 ? 0 : a[at]! - b[at]!;
    });
    expect(found(look(table(sorted)), 'twins')).toMatchObject({ severity: 'note' });
  });

  it('nor when a machine stays in its few states for a while, unless the label stays too', () => {
    const states = [1, 0, 3, 2];
    const of = (stay: boolean) => {
      let row = [0, 0, 0, 0, 0, 0];
      return Array.from({ length: 2000 }, () => {
        const moves = random.next() < 0.1;
        if (moves) row = row.map(() => states[random.integer(4)]!);
        if (moves || !stay) row = [...row.slice(0, 5), random.next() < 0.2 + 0.2 * row[0]! ? 1 : 0];
        return row;
      });
    };
    const pair = (rows: readonly (readonly number[])[]) =>
      rows.map((row) => [row[0]!, row[1]!, 0, 0, 0, row[5]!]);
    expect(found(look(table(pair(of(false)))), 'twins')).toMatchObject({ severity: 'note' });
    expect(found(look(table(pair(of(true)))), 'twins')).toMatchObject({ severity: 'critical' });
  });

  it('nor when there are only a few patterns at all', () => {
    const coarse = rows.map((row) => row.map((cell, at) => (at < 5 ? Math.min(cell, 1) : cell)));
    expect(found(look(table(coarse)), 'twins')).toMatchObject({ severity: 'note' });
  });
});

describe('copied rows', () => {
  const { frame, random } = madeUpRows(800, 8);

  it('are counted one by one when they stand below their original', () => {
    const copied = withCopies(frame, (row) => (row % 3 === 0 ? 1 : 0));
    const audit = look(copied);
    expect(audit.counts).toMatchObject({ twinRows: 267, rowsWithTwin: 534 });
    expect(found(audit, 'twins')).toMatchObject({
      severity: 'critical',
      counts: { twin_rows_below_their_twin: 267 },
    });
  });

  it('are found in any order, drawn once or several times', () => {
    const once = withCopies(frame, (row) => (row % 5 === 0 ? 1 : 0));
    expect(found(look(shuffled(once, random)), 'twins')).toMatchObject({ severity: 'critical' });
    const drawn = withCopies(frame, () => (random.next() < 0.2 ? 1 + random.integer(3) : 0));
    expect(found(look(shuffled(drawn, random)), 'twins')).toMatchObject({ severity: 'critical' });
  });

  it('are found when a rare class was drawn with replacement until classes were even', () => {
    const labels = frame.columns.find(({ name }) => name === 'y')! as Extract<
      Column,
      { kind: 'number' }
    >;
    const rare = [...labels.values.keys()].filter((row) => labels.values[row] === 1).slice(0, 40);
    const common = [...labels.values.keys()].filter((row) => labels.values[row] === 0);
    const drawn = common.map(() => rare[random.integer(rare.length)]!);
    const even = shuffled(selectRows(frame, [...common, ...drawn]), random);
    expect(found(look(even), 'twins')).toMatchObject({ severity: 'critical' });
  });

  it('are a note when they are too few to move a figure', () => {
    const two = withCopies(frame, (row) => (row < 2 ? 1 : 0));
    expect(found(look(two), 'twins')).toMatchObject({ severity: 'note' });
  });

  it('that differ by rounding are near twins', () => {
    const copied = withCopies(frame, (row) => (row % 4 === 0 ? 1 : 0));
    const columns = copied.columns.map((column) =>
      column.kind === 'number' && column.name !== 'y'
        ? numbers(
            column.name,
            column.values.map((value, row) => value * (1 + (row % 2) * 1e-10)),
          )
        : column,
    );
    const audit = look({ ...copied, columns });
    expect(audit.counts.twinRows).toBe(0);
    expect(audit.counts.nearTwinRows).toBeGreaterThan(190);
    expect(found(audit, 'near-twins')).not.toBeNull();
  });

  it('show as memory in the figures, and nothing else is left', () => {
    // Labels by the toss of a coin: whatever a split shows is memory.
    const tossed = withColumns(
      frame,
      numbers(
        'y',
        Array.from({ length: 800 }, () => random.integer(2)),
      ),
    );
    const audit = look(
      withCopies(tossed, () => 1),
      { tryModels: true },
    );
    expect(audit.skill!.lookup!.f1).toBeGreaterThan(0.85);
    expect(audit.skill!.randomRows.rocAuc).toBeGreaterThan(0.8);
    expect(Math.abs(audit.skill!.twinsTogether.rocAuc - 0.5)).toBeLessThan(0.07);
    expect(audit.verdict.en).toMatch(
      /^A random split of this table measures memory: .* Fix first: keep the copies/,
    );
    expect(audit.verdict.ko).toContain('기억');
  });
});

describe('columns that know the label', () => {
  const { frame, labels, random } = madeUpRows(900, 4);

  it.each<[string, Column]>([
    [
      'its copy in words',
      words(
        'grade',
        Array.from(labels, (label) => (label === 1 ? 'reject' : 'fine')),
      ),
    ],
    [
      'a figure made of it',
      numbers(
        'score',
        labels.map((label) => label * 10 + random.normal()),
      ),
    ],
    [
      'a failure mode',
      numbers(
        'mode_crack',
        labels.map((label) => (label === 1 && random.next() < 0.3 ? 1 : 0)),
      ),
    ],
    [
      'a date of repair',
      words(
        'repaired',
        Array.from(labels, (label, row) => (label === 1 && row % 2 === 0 ? `d${row % 9}` : null)),
      ),
    ],
    [
      'codes of classes',
      numbers(
        'code',
        labels.map((label) =>
          label === 1 ? [3, 7][random.integer(2)]! : [1, 5, 9][random.integer(3)]!,
        ),
      ),
    ],
  ])('leak: %s', (_, column) => {
    const audit = look(withColumns(frame, column));
    expect(found(audit, 'leaking-columns')).toMatchObject({
      severity: 'critical',
      columns: [column.name],
    });
    expect(audit.features).not.toContain(column.name);
  });

  it('leak in one of several classes too', () => {
    const kinds = Array.from(labels, (label) =>
      label === 1 ? ['a', 'b'][random.integer(2)]! : 'none',
    );
    const table = withColumns(
      frame,
      words('y', kinds),
      numbers(
        'b_seen',
        kinds.map((kind) => (kind === 'b' ? 1 : 0)),
      ),
    );
    expect(found(look(table), 'leaking-columns')).toMatchObject({ columns: ['b_seen'] });
  });

  it('are told apart from a strong but honest measurement', () => {
    const table = withColumns(
      frame,
      numbers(
        'strong',
        labels.map((label) => 2.6 * label + random.normal()),
      ),
    );
    expect(found(look(table), 'leaking-columns')).toBeNull();
    // The best of the others decides the label in part and would stand too near.
    expect(found(look(table, { ignore: ['x1'] }), 'dominant-column')).toMatchObject({
      columns: ['strong'],
    });
  });

  it('are siblings when one answer is written as several columns', () => {
    const kinds = Array.from(labels, () => random.integer(4));
    const oneHot = [1, 2, 3].map((kind) =>
      numbers(
        `fault_${kind}`,
        kinds.map((one) => (one === kind ? 1 : 0)),
      ),
    );
    const table = withColumns(
      frame,
      ...oneHot,
      numbers(
        'y',
        kinds.map((kind) => (kind === 0 ? 1 : 0)),
      ),
    );
    const audit = look(table);
    expect(found(audit, 'sibling-labels')).toMatchObject({
      severity: 'warning',
      columns: ['fault_1', 'fault_2', 'fault_3'],
    });
    expect(found(audit, 'leaking-columns')).toBeNull();
    expect(audit.counts.siblingLabelColumns).toBe(3);
  });

  it('are siblings when they are counts of the same family', () => {
    const count = () => (random.next() < 0.1 ? 1 + random.integer(2) : 0);
    const family = ['Stain', 'Crack', 'Dent'].map((kind) =>
      numbers(`Defects_${kind}`, labels.map(count)),
    );
    family[0] = numbers(
      'Defects_Stain',
      labels.map((label) => label),
    );
    const audit = look(withColumns(frame, ...family), {
      label: { column: 'Defects_Stain' },
      ignore: ['y'],
    });
    expect(found(audit, 'sibling-labels')).toMatchObject({
      columns: ['Defects_Crack', 'Defects_Dent'],
    });
  });
});

describe('lots', () => {
  const { frame, random } = madeUpRows(900, 6);
  const lengths = [110, 190, 60, 240, 150, 150];
  const lotOfRow = lengths.flatMap((length, lot) => new Array<number>(length).fill(lot));
  const shot = numbers(
    'Shot',
    lengths.flatMap((length) => Array.from({ length }, (_, at) => at + 1)),
  );

  it('are most of the skill when only they decide', () => {
    const rates = [0.05, 0.6, 0.1, 0.5, 0.02, 0.4];
    // Each lot has its own settings, which say nothing but which lot it is.
    const settings = [3, 1, 5, 2, 6, 4].map((level) => level);
    const table = withColumns(
      { rowCount: 900, columns: frame.columns.slice(2, 4) },
      shot,
      numbers(
        'setting',
        lotOfRow.map((lot) => settings[lot]! + 0.1 * random.normal()),
      ),
      numbers(
        'y',
        lotOfRow.map((lot) => (random.next() < rates[lot]! ? 1 : 0)),
      ),
    );
    const audit = look(table, { tryModels: true });
    expect(audit.counts.lots).toBe(6);
    expect(audit.lots!.blocks.map(({ rowCount }) => rowCount)).toEqual(lengths);
    const finding = found(audit, 'lot-identity')!;
    expect(finding).toMatchObject({ severity: 'critical', columns: ['Shot'] });
    expect(finding.counts.lot_skill_share).toBeGreaterThan(0.8);
    expect(found(audit, 'label-drift')).not.toBeNull();
    expect(audit.verdict.en).toContain('leaving whole lots out');
  });

  it('are only counted when features carry the skill over to new lots', () => {
    const audit = look(withColumns(frame, shot), { tryModels: true });
    expect(alarms(audit)).toEqual([]);
    expect(audit.counts.lots).toBe(6);
    expect(audit.skill!.leaveOneLotOut!.rocAuc).toBeGreaterThan(0.75);
  });

  it('may be named by the caller', () => {
    const named = withColumns(
      frame,
      words(
        'mould',
        lotOfRow.map((lot) => `m${lot}`),
      ),
    );
    const audit = look(named, { groupColumns: ['mould'] });
    expect(audit.lots).toMatchObject({ by: 'group', columns: ['mould'] });
    expect(audit.features).not.toContain('mould');
  });

  it('are none when the counter never starts again, or is a place in a cycle', () => {
    const one = look(
      withColumns(
        frame,
        numbers(
          'Shot',
          lotOfRow.map((_, row) => row + 1),
        ),
      ),
    );
    expect(one.counts).toMatchObject({ lots: 0, identifierColumns: 1 });
    const cavity = look(
      withColumns(
        frame,
        numbers(
          'place',
          lotOfRow.map((_, row) => row % 25),
        ),
      ),
    );
    expect(cavity.counts.lots).toBe(0);
  });
});

describe('drift', () => {
  const { frame, random } = madeUpRows(1500, 9);
  const late = (row: number) => row / 1500;

  it('of a feature is found in that feature only', () => {
    const table = withColumns(
      frame,
      numbers(
        'x3',
        Array.from({ length: 1500 }, (_, row) => random.normal() + 3 * late(row)),
      ),
    );
    expect(found(look(table), 'feature-drift')).toMatchObject({ columns: ['x3'] });
    expect(found(look(table), 'label-drift')).toBeNull();
  });

  it('of the label is found by the time column, in whatever order the table is', () => {
    const stamped = withColumns(
      frame,
      numbers(
        't',
        Array.from({ length: 1500 }, (_, row) => row),
      ),
      numbers(
        'y',
        Array.from({ length: 1500 }, (_, row) => (random.next() < 0.1 + 0.6 * late(row) ? 1 : 0)),
      ),
    );
    const table = shuffled(stamped, random);
    expect(found(look(table), 'label-drift')).toBeNull();
    const audit = look(table, { timeColumn: 't' });
    expect(found(audit, 'label-drift')).not.toBeNull();
    expect(found(audit, 'stamps')).toMatchObject({ severity: 'note' });
    expect(audit.features).not.toContain('t');
  });

  it('is not looked for in rows sorted by their label', () => {
    const y = frame.columns.at(-1)! as Extract<Column, { kind: 'number' }>;
    const order = [...y.values.keys()].sort((a, b) => y.values[a]! - y.values[b]!);
    const audit = look(selectRows(frame, order));
    expect(found(audit, 'sorted-by-label')).not.toBeNull();
    expect(alarms(audit)).toEqual([]);
  });

  it('is not called when stamps are equal or missing', () => {
    const equal = look(withColumns(frame, numbers('t', new Float64Array(1500).fill(7))), {
      timeColumn: 't',
      tryModels: true,
    });
    expect(found(equal, 'stamps')).toMatchObject({
      severity: 'warning',
      counts: { moments: 1, tied_rows: 1500 },
    });
    expect(equal.skill!.forward).toBeNull();
    const gaps = Float64Array.from({ length: 1500 }, (_, row) =>
      row % 5 === 0 ? Number.NaN : row >> 1,
    );
    const some = look(withColumns(frame, numbers('t', gaps)), { timeColumn: 't' });
    expect(found(some, 'stamps')).toMatchObject({
      severity: 'warning',
      counts: { rows_without_stamp: 300 },
    });
  });
});

describe('blocks', () => {
  const { frame, random } = madeUpRows(1000, 2);
  const x = (change: (value: number, row: number) => number) => {
    const { values } = frame.columns[4]! as Extract<Column, { kind: 'number' }>;
    return numbers('x5', values.map(change));
  };

  it('without values are found with their rows, scattered gaps are not', () => {
    const off = x((value, row) => (row >= 400 && row < 430 ? Number.NaN : value));
    const table = withColumns(frame, off, { ...off, name: 'x6' });
    const audit = look(table);
    expect(audit.missingBlocks).toEqual([{ columns: ['x5', 'x6'], firstRow: 400, rowCount: 30 }]);
    expect(audit.counts.missingBlockRows).toBe(30);
    const scattered = look(
      withColumns(
        frame,
        x((value) => (random.next() < 0.3 ? Number.NaN : value)),
      ),
    );
    expect(scattered.missingBlocks).toEqual([]);
    expect(found(scattered, 'missing-values')).toMatchObject({ columns: ['x5'] });
  });

  it('where a sensor stands still are found', () => {
    const hung = look(
      withColumns(
        frame,
        x((value, row) => (row >= 200 && row < 300 ? 1.25 : value)),
      ),
    );
    expect(hung.constantBlocks).toEqual([{ columns: ['x5'], firstRow: 200, rowCount: 100 }]);
  });

  it('that are empty because of the outcome speak', () => {
    const { values } = frame.columns.at(-1)! as Extract<Column, { kind: 'number' }>;
    const telling = x((value, row) =>
      values[row] === 1 && random.next() < 0.4
        ? Number.NaN
        : random.next() < 0.05
          ? Number.NaN
          : value,
    );
    expect(found(look(withColumns(frame, telling)), 'missing-tells-label')).toMatchObject({
      columns: ['x5'],
    });
  });
});

describe('odd tables', () => {
  const { frame } = madeUpRows(200, 7);

  it('of constants and identifiers only', () => {
    const audit = look(
      {
        rowCount: 200,
        columns: [
          numbers('one', new Float64Array(200).fill(1)),
          words('empty', new Array<string | null>(200).fill(null)),
          numbers(
            'id',
            Array.from({ length: 200 }, (_, row) => (row * 37) % 1009),
          ),
          frame.columns.at(-1)!,
        ],
      },
      { tryModels: true },
    );
    expect(audit.counts).toMatchObject({ constantColumns: 2, identifierColumns: 1, features: 0 });
    expect(audit.skill).toBeNull();
    expect(audit.findings[0]).toMatchObject({ code: 'no-features', severity: 'critical' });
    expect(found(audit, 'twins')).toBeNull();
  });

  it('of features that say nothing', () => {
    const { random } = madeUpRows(1, 5);
    const tossed = numbers(
      'y',
      Array.from({ length: 200 }, () => random.integer(2)),
    );
    const audit = look(withColumns(frame, tossed), { tryModels: true });
    expect(alarms(audit)).toEqual(['no-skill']);
    expect(audit.verdict.en).toContain('nearer to the cause');
  });

  it('of one feature, of twins only, of one row', () => {
    const single = { rowCount: 200, columns: [frame.columns[0]!, frame.columns.at(-1)!] };
    expect(alarms(look(single, { tryModels: true }))).toEqual([]);
    const doubled = look(
      withCopies(frame, () => 1),
      { tryModels: true },
    );
    expect(doubled.counts).toMatchObject({ twinRows: 200, rowsWithTwin: 400 });
    const same = look(selectRows(frame, [0, ...new Array<number>(99).fill(1)]), {
      label: undefined,
      ignore: ['y'],
    });
    expect(same.counts.twinRows).toBe(98);
    expect(auditTable(selectRows(frame, [0])).label).toBeNull();
  });

  it('with one positive among many rows', () => {
    const rows = 100_000;
    const random = seededRandom(1);
    const audit = look(
      {
        rowCount: rows,
        columns: [
          numbers(
            'x',
            Float64Array.from({ length: rows }, () => random.next()),
          ),
          numbers(
            'y',
            Float64Array.from({ length: rows }, (_, row) => (row === 777 ? 1 : 0)),
          ),
        ],
      },
      { tryModels: true },
    );
    expect(audit.findings[0]).toMatchObject({
      code: 'few-positives',
      severity: 'critical',
      counts: { rarest_rows: 1 },
    });
    expect(found(audit, 'leaking-columns')).toBeNull();
    expect(audit.skill).toBeNull();
  });

  it('with infinite values', () => {
    const { values } = frame.columns[0]! as Extract<Column, { kind: 'number' }>;
    const table = withColumns(
      frame,
      numbers(
        'x1',
        values.map((value, row) => (row === 3 ? Number.POSITIVE_INFINITY : value)),
      ),
    );
    expect(look(table, { tryModels: true }).skill).not.toBeNull();
  });

  it('without a label', () => {
    const audit = auditTable({ rowCount: 200, columns: frame.columns.slice(0, 6) });
    expect(audit).toMatchObject({ label: null, skill: null });
    expect(found(audit, 'no-label')).not.toBeNull();
  });

  it.each([
    ['learning.no-rows', () => auditTable({ rowCount: 0, columns: [numbers('y', [])] })],
    ['table.unknown-column', () => look(frame, { timeColumn: 'tme' })],
    ['table.unknown-column', () => look(frame, { ignore: ['x9'] })],
    ['table.unknown-column', () => look(frame, { groupColumns: ['lot'] })],
    ['table.unknown-column', () => look(frame, { label: { column: 'z' } })],
    ['learning.many-classes', () => look(frame, { label: { column: 'x1' } })],
    ['learning.no-label-columns', () => look(frame, { label: { anyPrefix: 'Defects' } })],
    ['input.invalid', () => look(frame, { seed: Number.NaN })],
    ['learning.stopped', () => auditTable(frame, {}, { signal: AbortSignal.abort() })],
    // @ts-expect-error: what a caller without types may write
    ['input.unknown-option', () => look(frame, { time: 't' })],
  ])('are refused with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
