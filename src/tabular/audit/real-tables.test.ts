// What an expert said about three published tables, found again without being told.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/support/real-data.js';
import { readCsv } from '../frame/read-csv.js';
import { auditJson } from './audit-json.js';
import { auditTable } from './audit-table.js';
import { numbers } from './made-up-rows.js';

const read = async (file: string) => (await readCsv(readFileSync(file))).frame;
const line = realData('diecasting.csv');
const adult = realData('adult.csv');
const plates = realData('steel_plates_faults.csv');

describe.skipIf(line === null)('a die-casting line', () => {
  it('has copies, lots that are most of the skill, and drift', async () => {
    const audit = auditTable(await read(line!));
    const json = auditJson(audit);
    expect(json).toMatchObject({
      rows: 7535,
      twin_rows: 2918,
      rows_with_twin: 5836,
      twin_rows_of_other_label: 0,
      constant_columns: 8,
      identifier_columns: 1,
      leaking_columns: 0,
      lots: 7,
      missing_block_rows: 90,
      lot_columns: ['Process_Shot'],
    });
    // Of scikit-learn's split with seed 42: 933 of 1,507 rows.
    expect(Number(json.test_rows_with_twin_share)).toBeCloseTo(0.6191, 4);
    expect(Number(json.expected_test_rows_with_twin_share)).toBeCloseTo(0.6197, 4);
    expect(audit.lots!.blocks.map(({ rowCount }) => rowCount)).toEqual([
      1099, 2314, 794, 600, 1450, 8, 1270,
    ]);
    expect(audit.lots!.blocks.map(({ positiveShare }) => positiveShare.toFixed(3))).toEqual([
      ...['0.376', '0.137', '0.013', '0.073', '0.411', '0.500', '0.241'],
    ]);
    const codes = audit.findings.map(({ code, severity }) => `${severity} ${code}`);
    expect(codes.slice(0, 2)).toEqual(['critical twins', 'critical lot-identity']);
    // Lots 2, 3, 5, 6 and 7 were recorded twice from end to end, lots 1 and 4 once.
    expect(audit.findings[0]!.counts.lots_recorded_twice).toBe(5);
    expect(audit.findings[0]!.sentence.en).toContain('lots 2, 3, 5, 6, 7');
    expect(codes).toContain('warning label-drift');
    expect(codes).toContain('warning feature-drift');
    // The figure that was published for this table, from looking rows up and from a deep model alike.
    expect(audit.skill!.lookup!.f1).toBeGreaterThan(0.7);
    expect(audit.skill!.randomRows.f1).toBeGreaterThan(0.6);
    expect(audit.skill!.twinsTogether.f1).toBeLessThan(0.45);
    expect(audit.skill!.withinNewLots!.rocAuc).toBeLessThan(0.6);
  });
});

describe.skipIf(adult === null)('a census', () => {
  it('raises no alarm', async () => {
    const audit = auditTable(await read(adult!), { tryModels: false });
    expect(audit.counts).toMatchObject({ leakingColumns: 0, lots: 0, twinRows: 25 });
    expect(audit.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});

describe.skipIf(plates === null)('faults of steel plates', () => {
  it('raise no alarm of leak, twins or lots in seven classes', async () => {
    const audit = auditTable(await read(plates!), { tryModels: false });
    expect(audit.counts).toMatchObject({ leakingColumns: 0, lots: 0, twinRows: 0 });
    expect(audit.label!.classes).toHaveLength(7);
    const codes = audit.findings.map(({ code }) => code);
    expect(codes).toContain('sorted-by-label');
    expect(audit.findings.every(({ severity }) => severity !== 'critical')).toBe(true);
  });

  it('are siblings when each fault has its own column of 0 and 1', async () => {
    const frame = await read(plates!);
    const target = frame.columns.find(({ name }) => name === 'target')!;
    if (target.kind !== 'category') throw new Error('target holds words');
    const faults = target.categories.map((fault, code) =>
      numbers(
        fault,
        Array.from(target.codes, (one) => (one === code ? 1 : 0)),
      ),
    );
    const columns = [...frame.columns.filter((column) => column !== target), ...faults];
    for (const { name } of faults) {
      const audit = auditTable(
        { ...frame, columns },
        { label: { column: name }, tryModels: false },
      );
      const siblings = audit.findings.find(({ code }) => code === 'sibling-labels');
      expect([...siblings!.columns].sort()).toEqual(
        target.categories.filter((fault) => fault !== name).sort(),
      );
      expect(audit.counts).toMatchObject({ leakingColumns: 0, siblingLabelColumns: 6, lots: 0 });
    }
  });
});
