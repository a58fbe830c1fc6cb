export type {
  Audit,
  AuditCode,
  AuditCounts,
  AuditedLabel,
  AuditFinding,
  AuditLots,
  AuditSeverity,
  AuditSkill,
  ColumnBlock,
  RowBlock,
  RowStretch,
  SkillFigure,
} from './audit.js';
export { type AuditJson, auditJson } from './audit-json.js';
export type { AuditOptions, AuditWatch } from './audit-options.js';
export { auditTable } from './audit-table.js';
