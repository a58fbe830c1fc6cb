// Written by scripts/fit-answers.mjs from 5575 observations of questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: -0.9091,
  coefficients: {
    likeness: 7.854,
    wholeness: 2.289,
    holdsCount: 0.7248,
    length: 0.6707,
    missingNoun: -1.3063,
    missingSynonyms: -2.2224,
    missingModifier: -1.263,
    missingHead: -0.1533,
    missesName: -1.9075,
    missesThing: -3.3078,
    otherOfKind: 0,
    missesForm: -1.1293,
    asksProperty: -0.382,
    asksAmount: -0.3555,
  },
  /** Below it a question is not answered. */
  threshold: 0.2584,
};
