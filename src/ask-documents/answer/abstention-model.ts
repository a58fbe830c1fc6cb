// Written by scripts/fit-abstention.mjs from 485 questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: 0.0153,
  coefficients: {
    support: 1.4146,
    nounSupport: 2.1028,
    missing: -1.9649,
    missingNoun: -2.1411,
    missesCode: -2.1281,
    missesName: -2.3709,
    missesForm: -1.4257,
  },
  /** Below it a question is not answered. */
  threshold: 0.475,
};
