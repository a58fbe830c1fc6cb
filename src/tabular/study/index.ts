export type { Ablation, ScoredConfiguration } from './ablate.js';
export type { Comparison, Finalist, FinalistSkill } from './compare-finalists.js';
export { type Configuration, kindOf, type ModelInputs, type ModelKind } from './configuration.js';
export { type CostOfProtocol, type CostPanel, costPanel } from './cost-panel.js';
export type { CrossProtocol } from './cross-protocols.js';
export type { ClassDistribution, DefectType, Exploration, RateOfRows } from './explore-table.js';
export type { TypeSkill } from './held-out-skill.js';
export { runStudy } from './run-study.js';
export type { FoldScore } from './score-configuration.js';
export type { Search, SearchTrial } from './search-within-budget.js';
export type { GrowthPoint, Study } from './study.js';
export type { StudyState } from './study-ledger.js';
export {
  defaultBudgetMs,
  type SelectingProtocol,
  type StudyEconomics,
  type StudyOptions,
  type StudyWatch,
} from './study-options.js';
export {
  reproduceUsual,
  type UsualFigures,
  type UsualModel,
  type UsualProtocol,
} from './usual-protocol.js';
