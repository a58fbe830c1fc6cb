import fc from 'fast-check';

// The gate draws the same examples every time, so that it fails for a change and never for its luck.
// Another seed explores: CASTHOUSE_PROPERTY_SEED=$RANDOM npx vitest run
const given = process.env.CASTHOUSE_PROPERTY_SEED;
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: given ? Number(given) : 20261121 });
