export {
  type FittedLearner,
  type Learner,
  type LearnerFamily,
  type LearnerWatch,
  learnerFamilies,
  type SearchBudget,
  type SearchDimension,
} from './learner.js';
export { type LearnerOptions, learners } from './learners.js';
export { rememberTwins } from './remember-twins.js';
