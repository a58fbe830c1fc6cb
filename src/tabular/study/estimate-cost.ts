import type { ModelInputs, ModelKind } from './configuration.js';
import type { StudyLedger } from './study-ledger.js';

/** Fewer rows than this are fitted soon enough, whatever is fitted. */
const fewestTastedRows = 2000;
const tasteStep = 16;

/**
 * What fits cost by fold, from the measurements of a ledger: of every kind of model and of every size of latents. What
 * was never fitted is tasted on a sixteenth of the rows; on small folds it counts as nothing.
 */
export class CostEstimate {
  readonly #ledger: StudyLedger;
  readonly #known = new Map<string, { sumMs: number; count: number }>();

  constructor(ledger: StudyLedger) {
    this.#ledger = ledger;
  }

  /** Takes what a measurement took as a fold's cost of `name`; nothing where it was not made. */
  learn(name: string, measurement: string): void {
    const tookMs = this.#ledger.tookMs(measurement);
    if (tookMs === undefined) return;
    const { sumMs, count } = this.#known.get(name) ?? { sumMs: 0, count: 0 };
    this.#known.set(name, { sumMs: sumMs + tookMs, count: count + 1 });
  }

  /** Mean milliseconds of a fold, undefined where nothing of that name was measured. */
  known(name: string): number | undefined {
    const found = this.#known.get(name);
    return found === undefined ? undefined : found.sumMs / found.count;
  }

  /** Mean milliseconds of a fold that learns from `rows`; `taste` fits what is not known yet on some of them. */
  ofFold(
    name: string,
    rows: Uint32Array,
    labels: Uint8Array,
    taste: (rows: Uint32Array<ArrayBuffer>) => void,
  ): number {
    const known = this.known(name);
    if (known !== undefined) return known;
    if (rows.length < fewestTastedRows) return 0;
    const unit = `taste/${name}`;
    this.#ledger.measure(unit, () => {
      taste(everySixteenth(rows, labels));
      return null;
    });
    return this.#ledger.tookMs(unit)! * tasteStep;
  }
}

/** What the cost of a fit is known by. */
export function fitName(kind: ModelKind): string {
  return `fit/${kind}`;
}

/** What the cost of the latents a model reads is known by; null where it reads none. */
export function latentsName({ latentCount }: Pick<ModelInputs, 'latentCount'>): string | null {
  return latentCount === null ? null : `latents/${latentCount}`;
}

/** Of either class, so that there is something to learn. */
function everySixteenth(rows: Uint32Array, labels: Uint8Array): Uint32Array<ArrayBuffer> {
  const seen = [0, 0];
  return rows.slice().filter((row) => {
    const label = labels[row]!;
    seen[label]! += 1;
    return seen[label]! % tasteStep === 1;
  });
}
