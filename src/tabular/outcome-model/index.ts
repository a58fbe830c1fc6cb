export { evaluateOutcomeModel, type OutcomeEvaluation } from './evaluate-outcome-model.js';
export {
  type ClassesPrediction,
  type NumberPrediction,
  type OpenOutcomeModel,
  type OutcomeExplanation,
  type OutcomePrediction,
  openOutcomeModel,
} from './open-outcome-model.js';
export {
  type AnyModel,
  isOutcomeModel,
  type Outcome,
  type OutcomeModel,
  outcomeTreeCount,
  outcomeWords,
} from './outcome-model.js';
