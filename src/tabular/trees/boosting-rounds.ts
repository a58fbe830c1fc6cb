import { noProgress, problem, seededRandom } from '../../shared/index.js';
import { addRouted } from './add-routed.js';
import type { ResolvedBoostingOptions } from './boosting-options.js';
import { categoryColumns } from './categories.js';
import {
  decreasingKind,
  type FeatureKinds,
  featureKinds,
  increasingKind,
} from './feature-rules.js';
import { flatten } from './flatten.js';
import { growTree } from './grow-tree.js';
import type { GrowingNode } from './growing-node.js';
import type { LearningWatch, WeighedRows } from './learning-rows.js';
import { targetsOf } from './learning-rows.js';
import { lossOfProducts } from './logistic-gradients.js';
import type { Objective, Targets } from './objective.js';
import { sampleFeatures, sampleRows } from './sample.js';
import type { TreeEnsemble } from './tree-ensemble.js';
import { openTreeGround, type TreeGround } from './tree-ground.js';

/** Mean loss after a round. */
export interface RoundLoss {
  readonly trainingLoss: number;
  /** NaN without validation rows. */
  readonly validationLoss: number;
}

/** Ensembles, one per output of the objective, and how they came about. */
export interface GrownEnsembles {
  readonly ensembles: readonly TreeEnsemble[];
  /** Trees of each ensemble: all rounds, or up to the one with the lowest validation loss. */
  readonly roundsKept: number;
  /** One entry per round that ran, also of those not kept. */
  readonly history: readonly RoundLoss[];
}

/**
 * The rounds of gradient boosting (Friedman 2001) with the trees of Chen & Guestrin 2016: every round grows one tree per
 * output of the objective on the gradients of all outputs. Targets have an entry per row of the columns; null stands for
 * no validation rows. Deterministic for a seed; input is trusted.
 */
export function boostingRounds(
  objective: Objective,
  columns: readonly Float64Array[],
  targets: Targets,
  training: WeighedRows,
  validation: WeighedRows | null,
  rules: ResolvedBoostingOptions,
  watch: LearningWatch,
): GrownEnsembles {
  const { features = {}, threads } = watch;
  const kinds = featureKinds(features, columns.length);
  refuseRules(kinds, rules, objective);
  const categories =
    kinds === null ? null : categoryColumns(columns, training.rows, kinds, rules.maxBins);
  // Positions: training rows first, then validation rows.
  const ground = openTreeGround(
    categories?.columns ?? columns,
    training.rows,
    validation?.rows ?? new Uint32Array(),
    rules,
    { maxBins: rules.maxBins, outputCount: objective.outputCount, kinds, threads },
  );
  try {
    const grown = growRounds(ground, objective, targets, training, validation, rules, watch);
    const ensembles = grown.outputs.map(({ roots, baseMargin }) => ({
      ...flatten(
        roots.slice(0, grown.roundsKept),
        ground.cuts,
        columns.length,
        baseMargin,
        categories?.newNumber ?? null,
      ),
      objective: objective.name,
    }));
    return { ensembles, roundsKept: grown.roundsKept, history: grown.history };
  } finally {
    ground.kernel.close();
  }
}

/** Trees of one output, and the margin they start from. */
interface GrowingOutput {
  readonly baseMargin: number;
  readonly margins: Float64Array;
  readonly gradients: Float64Array;
  readonly roots: GrowingNode[];
}

function growRounds(
  ground: TreeGround,
  objective: Objective,
  targets: Targets,
  { rows, weights }: WeighedRows,
  validation: WeighedRows | null,
  rules: ResolvedBoostingOptions,
  { progress = noProgress, signal }: LearningWatch,
): Omit<GrownEnsembles, 'ensembles'> & { readonly outputs: readonly GrowingOutput[] } {
  const trainingTargets = targetsOf(targets, rows);
  const validationTargets = targetsOf(targets, validation?.rows ?? new Uint32Array());
  const random = seededRandom(rules.seed).fork('boosting');
  const baseMargins = objective.baseMargins(trainingTargets, weights);
  const outputs: readonly GrowingOutput[] = Array.from(baseMargins, (baseMargin, output) => ({
    baseMargin,
    // The ground has as many as there are base margins: one for each output.
    margins: ground.margins[output]!.fill(baseMargin),
    gradients: ground.gradients[output]!,
    roots: [],
  }));
  const { margins, allFeatures } = ground;
  const writeGradients = gradientsOf(objective, ground, trainingTargets, weights);

  const history: RoundLoss[] = [];
  writeGradients();
  let bestLoss = Number.POSITIVE_INFINITY;
  let bestRounds = 0;
  for (let round = 1; round <= rules.rounds; round++) {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: round - 1 });
    const drawnRows = sampleRows(rows.length, rules.rowShare, random);
    for (const output of outputs) {
      const treeFeatures = sampleFeatures(allFeatures, rules.columnShareByTree, random);
      const tree = growTree(ground, output.gradients, drawnRows, treeFeatures, random);
      const { root } = tree;
      output.roots.push(root);
      if (drawnRows.length === rows.length)
        ground.kernel.addLeafValues(tree.leafOfRow, tree.leafValues, rows.length, output.margins);
      else addRouted(ground, root, 0, rows.length, output.margins);
      addRouted(ground, root, rows.length, ground.binned.rowCount, output.margins);
    }
    // The gradients of the next round, and on the way the loss of this one.
    const trainingLoss = writeGradients();
    const validationLoss =
      validation === null
        ? Number.NaN
        : objective.loss(margins, validationTargets, validation.weights, rows.length);
    history.push({ trainingLoss, validationLoss });
    progress({ stage: 'boosting', done: round, total: rules.rounds });
    if (validation === null) bestRounds = round;
    else if (validationLoss < bestLoss) {
      bestLoss = validationLoss;
      bestRounds = round;
    } else if (round - bestRounds >= rules.patienceRounds) break;
  }
  return { outputs, roundsKept: bestRounds, history };
}

/**
 * What writes the gradients of the training rows and answers their mean loss. The log loss of rows that weigh the same,
 * the usual case, is the kernel's; the same bits as the objective's own.
 */
function gradientsOf(
  objective: Objective,
  { kernel, margins, gradients, labels, products }: TreeGround,
  targets: Targets,
  weights: Float64Array | null,
): () => number {
  if (objective.name !== 'logistic' || weights !== null)
    return () => objective.gradients(margins, targets, weights, gradients);
  labels.set(targets);
  return () => {
    kernel.logisticGradients(margins[0]!, labels, gradients[0]!, products);
    return lossOfProducts(products, targets.length);
  };
}

/** Throws `input.invalid` for rules that this way of growing, or this objective, cannot keep. */
function refuseRules(
  kinds: FeatureKinds | null,
  { growth }: ResolvedBoostingOptions,
  { outputCount }: Objective,
): void {
  if (kinds === null) return;
  if (growth === 'symmetric')
    throw problem('input.invalid', {
      at: 'growth',
      got: growth,
      expected: 'depthwise or leafwise where features are monotone or categorical',
    });
  if (outputCount > 1 && kinds.some((kind) => kind === increasingKind || kind === decreasingKind))
    throw problem('input.invalid', {
      at: 'monotone features',
      got: `${outputCount} classes`,
      expected: 'two classes or a number: with more, no single answer can rise or fall',
    });
}
