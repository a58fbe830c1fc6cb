import { problem } from '../../shared/index.js';

/** What is known of features beforehand, by their number. */
export interface FeatureRules {
  /** The answer never falls when one of these rises and all else stays. */
  readonly increasing?: readonly number[];
  /** The answer never rises when one of these does and all else stays. */
  readonly decreasing?: readonly number[];
  /** Numbers that name categories without order, whole and 0 to 255; a split may send any set of them left. */
  readonly categorical?: readonly number[];
}

/** Per feature one of the four kinds below. */
export type FeatureKinds = Int8Array;
export const plainKind = 0;
export const increasingKind = 1;
export const decreasingKind = -1;
export const categoricalKind = 2;

/** Categories are numbered below this. */
export const mostCategories = 256;

/**
 * The kind of every feature, or null when all are plain. Throws `input.invalid` on a feature there is not and
 * `learning.contradictory-rules` on one that two lists name.
 */
export function featureKinds(
  { increasing = [], decreasing = [], categorical = [] }: FeatureRules,
  featureCount: number,
): FeatureKinds | null {
  const kinds = new Int8Array(featureCount);
  for (const [kind, list] of [
    [increasingKind, increasing],
    [decreasingKind, decreasing],
    [categoricalKind, categorical],
  ] as const)
    for (const feature of list) {
      if (!(Number.isInteger(feature) && feature >= 0 && feature < featureCount))
        throw problem('input.invalid', {
          at: `${kindInWords(kind)} features`,
          got: String(feature),
          expected: `integers, 0 to ${featureCount - 1}`,
        });
      const known = kinds[feature]!;
      if (known !== plainKind && known !== kind)
        throw problem('learning.contradictory-rules', {
          column: `number ${feature + 1}`,
          first: kindInWords(known),
          second: kindInWords(kind),
        });
      kinds[feature] = kind;
    }
  return kinds.some((kind) => kind !== plainKind) ? kinds : null;
}

function kindInWords(kind: number): 'increasing' | 'decreasing' | 'categorical' {
  if (kind === categoricalKind) return 'categorical';
  return kind === increasingKind ? 'increasing' : 'decreasing';
}
