import { problem } from '../../shared/index.js';
import { goesLeft } from '../trees/goes-left.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { gaussLegendre } from './gauss-legendre.js';
import { pathFacts } from './path-facts.js';

/**
 * The SHAP interaction value of two different features for one row of prepared values (NaN = missing), in margin units:
 * half of what they add together beyond what each adds alone, so that a feature's SHAP value is its own effect plus
 * its interactions with all others (Lundberg et al. 2020, section "SHAP interaction values"; Fujimoto et al. 2006).
 * Exact, for the same path-dependent values as `explainer`. Throws `input.invalid` for features that are none or the same.
 *
 * A leaf of value v whose path tests the features of a set F, both of the pair among them, adds
 *   v / 2 (o_a - z_a) (o_b - z_b) * integral over t in [0, 1] of the product over j in F without a and b of
 *   (z_j (1 - t) + o_j t), with o and z as in `plainExplainer`.
 */
export function pairInteraction(
  ensemble: TreeEnsemble,
  row: Float64Array,
  first: number,
  second: number,
): number {
  checkPair(ensemble.featureCount, first, second);
  const { treeStart, splitFeature, left, right, value } = ensemble;
  const { leftShare, mostFeaturesOnAPath } = pathFacts(ensemble);
  const { points, weights } = gaussLegendre(Math.max(1, Math.ceil(mostFeaturesOnAPath / 2)));
  // Of the path to the node at hand: its features in order, and o and z of every feature.
  const onPath: number[] = [];
  const agrees = new Uint8Array(ensemble.featureCount).fill(1);
  const share = new Float64Array(ensemble.featureCount).fill(1);

  const below = (node: number): number => {
    const feature = splitFeature[node]!;
    if (feature < 0) return value[node]! * together();
    const isLeft = goesLeft(ensemble, node, row[feature]!);
    const isNew = !onPath.includes(feature);
    const [agreed, before] = [agrees[feature]!, share[feature]!];
    if (isNew) onPath.push(feature);
    let sum = 0;
    for (const side of [true, false]) {
      agrees[feature] = side === isLeft ? agreed : 0;
      share[feature] = before * (side ? leftShare[node]! : 1 - leftShare[node]!);
      sum += below(side ? left[node]! : right[node]!);
    }
    agrees[feature] = agreed;
    share[feature] = before;
    if (isNew) onPath.pop();
    return sum;
  };
  const together = (): number => {
    if (!onPath.includes(first) || !onPath.includes(second)) return 0;
    let sum = 0;
    for (let q = 0; q < points.length; q++) {
      let product = weights[q]!;
      for (const feature of onPath) {
        if (feature === first || feature === second) continue;
        product *= share[feature]! * (1 - points[q]!) + agrees[feature]! * points[q]!;
      }
      sum += product;
    }
    return (sum * (agrees[first]! - share[first]!) * (agrees[second]! - share[second]!)) / 2;
  };
  let sum = 0;
  for (let tree = 0; tree + 1 < treeStart.length; tree++) {
    const features = splitFeature.subarray(treeStart[tree]!, treeStart[tree + 1]!);
    if (features.includes(first) && features.includes(second)) sum += below(treeStart[tree]!);
  }
  return sum;
}

function checkPair(featureCount: number, first: number, second: number): void {
  for (const feature of [first, second])
    if (!(Number.isInteger(feature) && feature >= 0 && feature < featureCount))
      throw problem('input.invalid', {
        at: 'feature of a pair',
        got: String(feature),
        expected: `an integer, 0 to ${featureCount - 1}`,
      });
  if (first === second)
    throw problem('input.invalid', {
      at: 'second feature of a pair',
      got: String(second),
      expected: 'another feature than the first',
    });
}
