// Questions to a database in Korean or English: catalogue, plan, guard, answer.

export type { ChartPoint, ChartSuggestion } from './answer/chart-suggestion.js';
export { shownValue } from './answer/shown-value.js';
export { askData, longestQuestion } from './ask.js';
export type {
  AskAnswer,
  AskOptions,
  AskQuestion,
  AskStage,
  AskSurroundings,
} from './ask-answer.js';
export { buildCatalogue } from './catalogue/build-catalogue.js';
export type * from './catalogue/catalogue.js';
export type * from './catalogue/catalogue-file.js';
export { catalogueInit } from './catalogue/catalogue-init.js';
export { checkCatalogue, parseCatalogue } from './catalogue/check-catalogue.js';
export { catalogueOfDatabase, introspected } from './catalogue/from-database.js';
export type * from './catalogue/introspected-schema.js';
export {
  type Evaluation,
  type ExpectedQuestion,
  evaluate,
  readQuestions,
  sameRows,
} from './evaluate.js';
export {
  type FeedbackRecord,
  feedbackText,
  readFeedback,
  withFeedback,
} from './feedback/feedback-record.js';
export { type GivenFeedback, prepareFeedback } from './feedback/prepare-feedback.js';
export { checkSql } from './guard/check-sql.js';
export type * from './guard/policy.js';
export { guardPolicy, type Scope } from './guard-policy.js';
