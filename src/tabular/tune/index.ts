export {
  type LearnerChoice,
  quickFamilies,
  type TreeFamily,
  treeFamilies,
} from './learner-choice.js';
export {
  type Trial,
  type Tuning,
  type TuningMetric,
  type TuningOptions,
  type TuningRows,
  type TuningState,
  type TuningWatch,
  tuneLearner,
} from './tune-learner.js';
