export {
  checkGrounding,
  type Finding,
  type FindingKind,
  type Grounding,
  type GroundingOptions,
} from './check-grounding.js';
export { evidencePrompt } from './evidence-prompt.js';
export {
  type GroundedAnswer,
  type GroundedOptions,
  groundedGenerate,
} from './grounded-generate.js';
