import { expect, it } from 'vitest';
import { auditJson } from './audit-json.js';
import { auditTable } from './audit-table.js';
import { madeUpRows } from './made-up-rows.js';

it('is plain JSON: nothing is lost, nothing is NaN, names are in snake case', () => {
  const { frame } = madeUpRows(120, 1);
  for (const options of [{ label: { column: 'y' } }, { ignore: ['y'], tryModels: false }]) {
    const json = auditJson(auditTable(frame, options));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(Object.keys(json).filter((name) => /[A-Z]/.test(name))).toEqual([]);
    expect(json).toMatchObject({ rows: 120, twin_rows: 0, lots: 0 });
  }
});
