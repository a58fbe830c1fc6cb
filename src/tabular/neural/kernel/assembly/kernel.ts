export { adamStep } from './adam';
export { attendBackward, attendForward } from './attention';
export { gateBackward, gateForward } from './gate';
export { multiply, transpose } from './multiply';
export { normaliseBackward, normaliseForward } from './normalise';
export { add, addColumnSums, gather, repeatRow, squaredError } from './rows';
export { putFirst, takeFirst, tokeniseBackward, tokeniseForward } from './tokens';
