import { problem } from '../../shared/index.js';
import type { Block, Finding, Report } from './report.js';
import { severityOrder } from './report-words.js';

/** Throws `report.bad-section` when a section's id is no link name or is used twice, or a table's rows do not fit its columns. */
export function checkReport(report: Report): void {
  const seen = new Set<string>(['summary']);
  for (const { id, blocks } of report.sections) {
    if (!/^[a-z][a-z0-9-]*$/.test(id))
      throw problem('report.bad-section', { id, detail: 'expected letters a-z, digits and -' });
    if (seen.has(id)) throw problem('report.bad-section', { id, detail: 'the id is used twice' });
    seen.add(id);
    checkTables(id, blocks);
  }
  checkTables('summary', report.summary);
}

/** Findings in the order a person should read them; equal ones keep theirs. */
export function sortedFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  );
}

function checkTables(id: string, blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const wrong = block.rows.findIndex((row) => row.length !== block.columns.length);
    if (wrong >= 0)
      throw problem('report.bad-section', {
        id,
        detail: `row ${wrong + 1} of a table has ${block.rows[wrong]!.length} cells for ${block.columns.length} columns`,
      });
  }
}
