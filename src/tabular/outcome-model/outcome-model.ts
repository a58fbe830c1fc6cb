import type { TrainedModel } from '../model/trained-model.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/**
 * A model that answers one of several classes, or a number: what other libraries train beside models of two classes,
 * which are a `TrainedModel`. It is stored, served, explained and measured; training makes none.
 */
export interface OutcomeModel
  extends Pick<
    TrainedModel,
    'name' | 'features' | 'missingPolicy' | 'preparation' | 'reference' | 'provenance'
  > {
  readonly outcome: Outcome;
  /** One for each class in their order, all of one objective (`softmax` or `mean-probability`); or one of `squared-error`. */
  readonly ensembles: readonly TreeEnsemble[];
}

export type Outcome =
  | { readonly kind: 'classes'; readonly classes: readonly string[] }
  /** `logarithm`: the trees add up to the logarithm of the number. */
  | { readonly kind: 'number'; readonly link: 'identity' | 'logarithm' };

/** What a registry may hold. */
export type AnyModel = TrainedModel | OutcomeModel;

export function isOutcomeModel(model: AnyModel): model is OutcomeModel {
  return 'outcome' in model;
}

/** Words for messages: `a number`, `5 classes`. */
export function outcomeWords({ outcome }: OutcomeModel): string {
  return outcome.kind === 'number' ? 'a number' : `${outcome.classes.length} classes`;
}

/** Trees of all classes together; the classes of a forest share theirs. */
export function outcomeTreeCount({ ensembles }: OutcomeModel): number {
  const counts = new Map(ensembles.map(({ left, treeStart }) => [left, treeStart.length - 1]));
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
