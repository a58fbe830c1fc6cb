// Written by scripts/fit-abstention.mjs from 485 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: -0.0451,
  coefficients: {
    support: 1.454,
    nounSupport: 2.2296,
    missing: -1.8712,
    missingNoun: -2.16,
    missesCode: -2.1454,
    missesName: -2.3852,
    missesForm: -1.5272,
  },
  /** Below it a question is not answered. */
  threshold: 0.474,
};
