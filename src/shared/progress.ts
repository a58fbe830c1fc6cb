/** How far a long piece of work is; called often, must return at once. `done` and `total` share a unit. */
export type Progress = (step: {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}) => void;

/** For callers that do not watch. */
export const noProgress: Progress = () => {};
