import type { Audit } from '../audit/audit.js';
import type { GroupFigures } from '../measure/measure-groups.js';
import type { Training } from '../model/training-options.js';
import type { Ablation } from './ablate.js';
import type { Comparison } from './compare-finalists.js';
import type { CostPanel } from './cost-panel.js';
import type { CrossProtocol } from './cross-protocols.js';
import type { Exploration } from './explore-table.js';
import type { TypeSkill } from './held-out-skill.js';
import type { Search } from './search-within-budget.js';
import type { SelectingProtocol } from './study-options.js';
import type { UsualProtocol } from './usual-protocol.js';

/** A whole study of a table: from what it holds to a model that was chosen, measured and weighed in money. */
export interface Study {
  readonly rowCount: number;
  readonly featureCount: number;
  /** The protocol that decided between models. */
  readonly selectedBy: SelectingProtocol;
  readonly exploration: Exploration;
  readonly audit: Audit;
  /** What most notebooks would report. */
  readonly usual: UsualProtocol;
  readonly ablation: Ablation;
  readonly search: Search;
  readonly comparison: Comparison;
  /** The recommended way of making a model in every protocol, over all rows. */
  readonly protocols: readonly CrossProtocol[];
  /** The recommended model with the threshold that costs least: the one to register. Its test rows no earlier stage saw. */
  readonly training: Training;
  /** The same trees with the threshold of the highest F1, protocol by protocol, for comparison with what others report. */
  readonly byF1: Training;
  /** How well rows never seen are told apart inside lots; empty without lots. */
  readonly insideLots: readonly GroupFigures[];
  /** How well each kind of defect is told from good parts, twins together; empty where the label is one column. */
  readonly types: readonly TypeSkill[];
  /** What more rows of the same kind bring. */
  readonly growth: readonly GrowthPoint[];
  readonly costs: CostPanel;
  readonly spentMs: number;
  /** Measurements taken over from an interrupted run. */
  readonly resumed: number;
}

/** What a share of the training rows reaches on rows held out of them. */
export interface GrowthPoint {
  readonly trainingRows: number;
  /** Mean over folds. */
  readonly rocAuc: number;
}
