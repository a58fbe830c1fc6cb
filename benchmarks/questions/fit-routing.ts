// Fits what the assistant's questions want, from questions with known places: see scripts/fit-routing.mjs.
import {
  type IntentFeatures,
  intentFeatures,
} from '../../src/functions/assist/route/intent-features.js';
import {
  featureKey,
  type Intent,
  intents,
  signs,
  wordValue,
} from '../../src/functions/assist/route/intent-model.js';
import type { Observation } from '../../src/functions/assist/route/observe.js';

/** What is known of one question, and what it wants. */
export interface Example {
  /** Any of these is right: nobody is told whether thanks are chat. */
  readonly wants: readonly Intent[];
  /** Examples of one group are never on both sides of a fold. */
  readonly group: string;
  readonly weight: number;
  readonly observed: ObservedFacts;
}

/** Everything of an observation that features are made of. */
export type ObservedFacts = Pick<
  Observation,
  | 'text'
  | 'lastKinds'
  | 'isSameQuestion'
  | 'hasReading'
  | 'hasPrediction'
  | 'hasWhatIf'
  | 'mentions'
  | 'featureWords'
  | 'changes'
  | 'data'
  | 'isSearchedByName'
  | 'documents'
>;

/** Weights of the features that were kept: of every intent, in the order of `intents`. */
export type IntentModel = ReadonlyMap<string, Float64Array>;

export interface FitOptions {
  /** Pull towards nothing. Default .0003. */
  readonly ridge?: number;
  /** Default 20. */
  readonly rounds?: number;
  /** A feature of fewer groups is left out. Default 3. */
  readonly leastGroups?: number;
  /** The features that matter most; the others are left out. Default 3000. */
  readonly mostFeatures?: number;
}

const classes = ['defect', 'normal'];

interface Row {
  readonly wants: readonly number[];
  readonly weight: number;
  readonly group: string;
  readonly features: readonly (readonly [string, number])[];
}

/** Fits twice: over all features, then over those that matter. The same examples give the same model. */
export function fitIntents(
  examples: readonly Example[],
  { ridge = 3e-4, rounds = 20, leastGroups = 3, mostFeatures = 3000 }: FitOptions = {},
): IntentModel {
  const rows = examples.map(
    ({ wants, weight, group, observed }): Row => ({
      wants: wants.map((intent) => intents.indexOf(intent)),
      weight,
      group,
      // Facts are all that features are made of.
      features: valued(intentFeatures(observed as Observation, classes)),
    }),
  );
  const groups = new Map<string, Set<string>>();
  for (const { features, group } of rows)
    for (const [name] of features) groups.set(name, (groups.get(name) ?? new Set()).add(group));
  const common = [...groups].filter(([, own]) => own.size >= leastGroups).map(([name]) => name);
  const whole = descend(rows, common, ridge, rounds);
  const size = (name: string) =>
    Math.hypot(...whole.get(name)!) * Math.sqrt(Math.min(60, groups.get(name)!.size));
  const kept = common
    .map((name) => ({ name, size: size(name) }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .slice(0, mostFeatures);
  return descend(
    rows,
    kept.map(({ name }) => name),
    ridge,
    rounds,
  );
}

function valued({ words, marks }: IntentFeatures): (readonly [string, number])[] {
  const value = wordValue(words.length);
  return [
    ...marks.map((name) => [name, 1] as const),
    ...words.map((name) => [name, value] as const),
  ];
}

/** Stochastic descent with a step of its own for each weight (AdaGrad, Duchi et al. 2011), always in the same order. */
function descend(
  rows: readonly Row[],
  names: readonly string[],
  ridge: number,
  rounds: number,
): IntentModel {
  const at = new Map(names.map((name, index) => [name, index]));
  const width = intents.length;
  const weights = new Float64Array(names.length * width);
  const squares = new Float64Array(names.length * width).fill(0.01);
  const known = rows.map(({ features }) =>
    features.flatMap(([name, value]) => {
      const index = at.get(name);
      return index === undefined ? [] : [[index * width, value] as const];
    }),
  );
  const order = rows.map((_, index) => index);
  let seed = 12_345;
  for (let round = 0; round < rounds; round++) {
    for (let last = order.length - 1; last > 0; last--) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      const other = seed % (last + 1);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    for (const index of order) {
      const { wants, weight } = rows[index]!;
      const features = known[index]!;
      const shares = sharesOf(features, weights, width);
      const own = wants.reduce((sum, intent) => sum + shares[intent]!, 0);
      // The gradient of the log of what all right intents get together.
      for (let intent = 0; intent < width; intent++)
        shares[intent]! -= wants.includes(intent) ? shares[intent]! / own : 0;
      for (const [from, value] of features)
        for (let intent = 0; intent < width; intent++) {
          const slope = weight * shares[intent]! * value + ridge * weights[from + intent]!;
          squares[from + intent]! += slope * slope;
          weights[from + intent]! -= (0.15 * slope) / Math.sqrt(squares[from + intent]!);
        }
    }
  }
  return new Map(
    names.map((name, index) => [name, weights.slice(index * width, (index + 1) * width)]),
  );
}

function sharesOf(
  features: readonly (readonly [number, number])[],
  weights: Float64Array,
  width: number,
): Float64Array {
  const shares = new Float64Array(width);
  for (const [from, value] of features)
    for (let intent = 0; intent < width; intent++)
      shares[intent]! += weights[from + intent]! * value;
  const most = Math.max(...shares);
  let total = 0;
  for (let intent = 0; intent < width; intent++)
    total += shares[intent] = Math.exp(shares[intent]! - most);
  return shares.map((share) => share / total);
}

/** The intent a model finds likeliest. */
export function intentBy(model: IntentModel, observed: ObservedFacts): Intent {
  const sums = new Float64Array(intents.length);
  for (const [name, value] of valued(intentFeatures(observed as Observation, classes)))
    for (const [intent, weight] of (model.get(name) ?? []).entries())
      sums[intent]! += weight * value;
  return intents[sums.indexOf(Math.max(...sums))]!;
}

/** For each writer: how many of the questions are found by a model that has seen none of the same writer. */
export function judgeBySource(
  examples: readonly (Example & { readonly source: string; readonly isPlain: boolean })[],
  options: FitOptions = {},
): readonly { readonly source: string; readonly right: number; readonly count: number }[] {
  return [...new Set(examples.map(({ source }) => source))].map((source) => {
    const groups = new Set(
      examples.filter((one) => one.source === source).map(({ group }) => group),
    );
    const model = fitIntents(
      examples.filter((one) => one.source !== source && !groups.has(one.group)),
      options,
    );
    const own = examples.filter((one) => one.source === source && one.isPlain);
    const right = own.filter(({ wants, observed }) => wants.includes(intentBy(model, observed)));
    return { source, right: right.length, count: own.length };
  });
}

/** The model as its file holds it: a weight in steps, -31..31, and the table of `intent-model.ts`. */
export function encodeIntents(model: IntentModel): { step: number; table: string } {
  const most = 4;
  const step = most / 31;
  const rows = new Map<number, string>();
  for (const [name, weights] of model) {
    const key = featureKey(name);
    const bits = [18, 12, 6, 0].map((shift) => (key >>> shift) & 63);
    const steps = [...weights].map((weight) =>
      Math.round(Math.max(-most, Math.min(most, weight)) / step),
    );
    if (steps.every((one) => one === 0)) continue;
    if (rows.has(key)) throw new Error(`two features share the key of ${name}`);
    rows.set(key, [...bits, ...steps.map((one) => one + 32)].map((one) => signs[one]).join(''));
  }
  return {
    step,
    table: [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, row]) => row)
      .join(''),
  };
}
