// Written by scripts/fit-abstention.mjs from 485 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: 0.0602,
  coefficients: {
    support: 1.3842,
    nounSupport: 2.1268,
    missing: -1.9098,
    missingNoun: -2.269,
    missesCode: -2.1435,
    missesName: -2.3776,
    missesForm: -1.4217,
  },
  /** Below it a question is not answered. */
  threshold: 0.475,
};
