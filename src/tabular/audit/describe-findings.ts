import type { AuditFinding, AuditSeverity } from './audit.js';
import {
  balanceFinding,
  constantBlockFinding,
  constantFinding,
  dominantFinding,
  identifierFinding,
  labelGuessedFinding,
  leakFinding,
  missingBlockFinding,
  missingFinding,
  missingTellsFinding,
  siblingFinding,
} from './column-findings.js';
import type { Describe, Described } from './described.js';
import {
  featureDriftFinding,
  labelDriftFinding,
  lotIdentityFinding,
  lotsFinding,
  nearTwinsFinding,
  sortedFinding,
  stampsFinding,
  twinsFinding,
} from './row-findings.js';

// In the order of fixing among equals: what makes other figures wrong comes first.
const inOrder: readonly Describe[] = [
  leakFinding,
  twinsFinding,
  lotIdentityFinding,
  siblingFinding,
  balanceFinding,
  dominantFinding,
  nearTwinsFinding,
  labelDriftFinding,
  featureDriftFinding,
  missingTellsFinding,
  missingBlockFinding,
  constantBlockFinding,
  stampsFinding,
  sortedFinding,
  lotsFinding,
  constantFinding,
  identifierFinding,
  missingFinding,
  labelGuessedFinding,
];
const rank: Readonly<Record<AuditSeverity, number>> = { critical: 0, warning: 1, note: 2 };

/** Findings in words, the one to fix first at the top. */
export function describeFindings(seen: Described): AuditFinding[] {
  return inOrder
    .flatMap((describe) => describe(seen) ?? [])
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}
