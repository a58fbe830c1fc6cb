// Written by scripts/fit-abstention.mjs from 485 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: 0.0522,
  coefficients: {
    support: 1.5288,
    nounSupport: 2.0112,
    missing: -1.7433,
    missingNoun: -2.4209,
    missesCode: -2.1282,
    missesName: -2.37,
    missesForm: -1.4294,
  },
  /** Below it a question is not answered. */
  threshold: 0.473,
};
