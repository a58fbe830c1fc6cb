// Written by scripts/fit-abstention.mjs from 486 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: -0.3262,
  coefficients: {
    support: 2.2337,
    nounSupport: 1.7226,
    missing: -1.6788,
    missingNoun: -2.2305,
    missesCode: -2.0511,
    missesName: -2.2782,
    missesForm: -2.1537,
  },
  /** Below it a question is not answered. */
  threshold: 0.475,
};
