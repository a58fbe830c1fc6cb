// Written by scripts/fit-abstention.mjs from 486 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: -0.4157,
  coefficients: {
    support: 2.0997,
    nounSupport: 1.9508,
    missing: -1.3424,
    missingNoun: -2.4086,
    missesCode: -2.0547,
    missesName: -2.2752,
    missesForm: -2.1807,
  },
  /** Below it a question is not answered. */
  threshold: 0.475,
};
