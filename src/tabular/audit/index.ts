export type {
  Audit,
  AuditCounts,
  AuditedLabel,
  AuditLots,
  ColumnBlock,
  Finding,
  FindingCode,
  RowBlock,
  Severity,
  Skill,
  SkillFigure,
} from './audit.js';
export type { AuditOptions, AuditWatch } from './audit-options.js';
export { auditTable } from './audit-table.js';
