export { adamStep } from './adam';
export { attendBackward, attendForward } from './attention';
export { dropForward, scaleBy } from './dropout';
export {
  gateBackward,
  gateForward,
  rectifiedGateBackward,
  rectifiedGateForward,
  reluBackward,
  reluForward,
} from './gate';
export { multiply, transpose } from './multiply';
export { normaliseBackward, normaliseForward } from './normalise';
export { add, addColumnSums, copyColumns, gather, repeatRow, squaredError } from './rows';
export {
  embedBackward,
  embedForward,
  putFirst,
  takeFirst,
  tokeniseBackward,
  tokeniseForward,
} from './tokens';
