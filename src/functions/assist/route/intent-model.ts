// Tells what a clause wants from its features: multinomial logistic regression, fitted by `scripts/fit-routing.mjs`.
import type { IntentFeatures } from './intent-features.js';
import { intentWeights } from './intent-weights.js';

/** What a clause may want. `chat` is about the assistant or nothing, `outside` is known to no room, `order` is to act. */
export const intents = [
  'predict',
  'explain',
  'what-if',
  'model',
  'documents',
  'data',
  'chat',
  'outside',
  'order',
] as const;

export type Intent = (typeof intents)[number];

/** Shares of the intents, each 0..1, together 1. */
export type IntentScores = Readonly<Record<Intent, number>>;

/** How likely each intent is. */
export function intentScores({ words, marks }: IntentFeatures): IntentScores {
  weights ??= decoded(intentWeights);
  const sums = new Float64Array(intents.length);
  for (const mark of marks) addTo(sums, weights.get(featureKey(mark)), 1);
  const value = wordValue(words.length);
  for (const word of words) addTo(sums, weights.get(featureKey(word)), value);
  const most = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp((sum - most) * intentWeights.step));
  const total = raised.reduce((sum, one) => sum + one, 0);
  // One for each intent, in their order.
  return Object.fromEntries(
    intents.map((intent, at) => [intent, raised[at]! / total]),
  ) as unknown as IntentScores;
}

/** What one of so many pieces of words counts: a long line does not outweigh what the rooms make of it. */
export function wordValue(count: number): number {
  return Math.min(1, 6 / Math.sqrt(count + 1));
}

/** The 24 bits a feature is kept under (FNV-1a, folded). */
export function featureKey(feature: string): number {
  let hash = 2166136261;
  for (let at = 0; at < feature.length; at++)
    hash = Math.imul(hash ^ feature.charCodeAt(at), 16777619);
  return ((hash >>> 24) ^ hash) & 0xffffff;
}

/** Signs of the table, six bits each. */
export const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

let weights: ReadonlyMap<number, Int8Array> | undefined;

// feature = [key, 4 signs | weight of each intent, 1 sign, 32 is nothing]
function decoded({ table }: { readonly table: string }): ReadonlyMap<number, Int8Array> {
  const bits = new Map([...signs].map((sign, value) => [sign, value]));
  const at = (position: number) => bits.get(table[position]!)!;
  const length = 4 + intents.length;
  const kept = new Map<number, Int8Array>();
  for (let from = 0; from + length <= table.length; from += length) {
    let key = 0;
    for (let sign = 0; sign < 4; sign++) key = key * 64 + at(from + sign);
    kept.set(
      key,
      Int8Array.from(intents, (_, intent) => at(from + 4 + intent) - 32),
    );
  }
  return kept;
}

function addTo(sums: Float64Array, row: Int8Array | undefined, value: number): void {
  if (row !== undefined) for (let at = 0; at < sums.length; at++) sums[at]! += row[at]! * value;
}
