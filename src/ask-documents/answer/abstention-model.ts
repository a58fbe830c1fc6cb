// Written by scripts/fit-abstention.mjs from 485 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: 0.0348,
  coefficients: {
    support: 1.5493,
    nounSupport: 2.1792,
    missing: -1.7518,
    missingNoun: -2.4991,
    missesCode: -2.153,
    missesName: -2.3994,
    missesForm: -1.7733,
  },
  /** Below it a question is not answered. */
  threshold: 0.477,
};
