// Written by scripts/fit-answers.mjs from 3091 observations of questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: -0.8963,
  coefficients: {
    likeness: 15.6421,
    wholeness: 2.7457,
    holdsCount: 0.7245,
    length: 0.6995,
    missingNoun: -2.128,
    missingSynonyms: -2.1082,
    missingModifier: -1.1649,
    missingHead: -1.0389,
    missesName: -2.1456,
    missesThing: -2.5561,
    otherOfKind: -1.7697,
    missesForm: -1.2743,
    asksProperty: -0.3816,
    asksAmount: -0.4194,
  },
  /** Below it a question is not answered. */
  threshold: 0.257,
};
