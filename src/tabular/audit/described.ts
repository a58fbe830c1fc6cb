import type { RowOrder } from '../prepare/row-order.js';
import type { AuditCounts, AuditFinding, AuditSkill, ColumnBlock, RowBlock } from './audit.js';
import type { LabelOfRows } from './audit-label.js';
import type { ColumnFacts } from './column-facts.js';
import type { DriftFindings } from './find-drift.js';
import type { Leaks } from './find-leaks.js';
import type { LotsOfRows } from './find-lots.js';
import type { TellingGap } from './find-missing.js';
import type { SiblingLabels } from './find-sibling-labels.js';
import type { Twins } from './find-twins.js';

/** Everything that was looked at, before it is put into words. */
export interface Described {
  readonly counts: AuditCounts;
  readonly label: LabelOfRows | null;
  readonly order: RowOrder;
  readonly timeColumn: string | null;
  readonly twins: Twins;
  readonly leaks: Leaks | null;
  readonly siblings: SiblingLabels;
  readonly lots: LotsOfRows | null;
  readonly stretches: readonly RowBlock[];
  readonly drift: DriftFindings;
  readonly sortedByLabel: boolean;
  readonly skill: AuditSkill | null;
  readonly identifiers: readonly string[];
  readonly constants: readonly string[];
  readonly missingBlocks: readonly ColumnBlock[];
  readonly constantBlocks: readonly ColumnBlock[];
  readonly facts: readonly ColumnFacts[];
  readonly missingThatTells: readonly TellingGap[];
}

/** A finding, but for its title, or null when there is nothing to say. */
export type Describe = (seen: Described) => Omit<AuditFinding, 'title'> | null;
