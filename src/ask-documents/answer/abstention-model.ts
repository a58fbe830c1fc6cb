// Written by scripts/fit-answers.mjs from 3089 observations of questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: -0.9758,
  coefficients: {
    likeness: 17.0323,
    wholeness: 2.6375,
    holdsCount: 0.713,
    length: 0.7093,
    missingNoun: -1.8452,
    missingSynonyms: -2.0334,
    missingModifier: -1.1131,
    missingHead: -1.0525,
    missesName: -2.2082,
    missesThing: -2.5129,
    otherOfKind: -1.7741,
    missesForm: -2.0454,
    asksProperty: -0.3509,
    asksAmount: -0.5095,
  },
  /** Below it a question is not answered. */
  threshold: 0.2505,
};
