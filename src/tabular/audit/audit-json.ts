import type { Audit, AuditSkill, RowBlock } from './audit.js';

/**
 * An audit as plain JSON data: names in snake case, rows counted from 1, shares 0..1, figures that are not defined null.
 * Sentences come in both languages.
 */
export function auditJson(audit: Audit): AuditJson {
  const { label, lots, skill } = audit;
  return {
    label:
      label === null
        ? null
        : {
            name: label.name,
            classes: label.classes,
            rows_of_class: label.rowsOfClass,
            positive: label.classes[label.positive]!,
            guessed: label.isGuessed,
          },
    verdict: audit.verdict,
    ...snakeCased(audit.counts),
    findings: audit.findings.map((finding) => ({
      ...finding,
      counts: Object.fromEntries(
        Object.entries(finding.counts).map(([name, value]) => [name, orNull(value)]),
      ),
    })),
    skill: skill === null ? null : skillJson(skill),
    lot_columns: lots?.columns ?? [],
    stretches: audit.stretches.map(blockJson),
    over_rows: audit.overRows.map((stretch) => ({
      ...blockJson(stretch),
      mean_probability: orNull(stretch.meanProbability),
      twin_share: stretch.twinShare,
    })),
    missing_blocks: audit.missingBlocks.map(columnBlockJson),
    constant_blocks: audit.constantBlocks.map(columnBlockJson),
    feature_names: audit.features,
  };
}

/** What `auditJson` answers. */
export type AuditJson = { readonly [name: string]: unknown };

function snakeCased(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'number' ? orNull(value) : value,
    ]),
  );
}

function skillJson(skill: AuditSkill): Record<string, unknown> {
  const { sampledRows, ...figures } = skill;
  const written = Object.entries(figures).map(([name, figure]) => [
    name,
    figure === null
      ? null
      : { f1: orNull(figure.f1), roc_auc: orNull(figure.rocAuc), rows: figure.rowCount },
  ]);
  return { sampled_rows: sampledRows, ...snakeCased(Object.fromEntries(written)) };
}

function blockJson({ number, firstRow, rowCount, positiveShare }: RowBlock) {
  return {
    number,
    first_row: firstRow + 1,
    rows: rowCount,
    positive_share: orNull(positiveShare),
  };
}

function columnBlockJson({ columns, firstRow, rowCount }: Audit['missingBlocks'][number]) {
  return { columns, first_row: firstRow + 1, rows: rowCount };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
