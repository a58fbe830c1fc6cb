/** The eight rules by number; what each looks for is in `nelsonRules`. */
export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * Which of the rules of Nelson (1984) each point completes, for values in standard deviations from the centre line:
 * 1 beyond 3; 2 nine in a row on one side; 3 six in a row rising, or falling; 4 fourteen in a row up and down in turn;
 * 5 two of three beyond 2 on one side; 6 four of five beyond 1 on one side; 7 fifteen in a row within 1;
 * 8 eight in a row beyond 1, on either side. A value exactly on a line is not beyond it, and on no side of the centre.
 * A missing value (NaN) completes nothing, and no rule looks across it.
 */
export function nelsonRules(deviations: Float64Array): NelsonRule[][] {
  let start = 0;
  return Array.from(deviations, (z, at) => {
    if (Number.isNaN(z)) {
      start = at + 1;
      return [];
    }
    return rules.filter((rule) => {
      const { length, holds } = tests[rule];
      return at - start + 1 >= length && holds(deviations.subarray(at - length + 1, at + 1));
    });
  });
}

interface RuleTest {
  readonly length: number;
  /** Whether the last `length` values complete the rule. */
  readonly holds: (last: Float64Array) => boolean;
}

const rules: readonly NelsonRule[] = [1, 2, 3, 4, 5, 6, 7, 8];

const tests: Readonly<Record<NelsonRule, RuleTest>> = {
  1: { length: 1, holds: ([z]) => Math.abs(z!) > 3 },
  2: { length: 9, holds: (last) => last.every((z) => z > 0) || last.every((z) => z < 0) },
  3: {
    length: 6,
    holds: (last) => steps(last).every((step) => step > 0) || steps(last).every((step) => step < 0),
  },
  4: {
    length: 14,
    holds: (last) =>
      steps(last).every((step, i, all) => step !== 0 && (i === 0 || step * all[i - 1]! < 0)),
  },
  5: { length: 3, holds: (last) => beyondOnOneSide(last, 2) >= 2 && lastIsBeyond(last, 2) },
  6: { length: 5, holds: (last) => beyondOnOneSide(last, 1) >= 4 && lastIsBeyond(last, 1) },
  7: { length: 15, holds: (last) => last.every((z) => Math.abs(z) < 1) },
  8: { length: 8, holds: (last) => last.every((z) => Math.abs(z) > 1) },
};

function steps(values: Float64Array): number[] {
  return Array.from(values.subarray(1), (value, i) => Math.sign(value - values[i]!));
}

/** How many lie beyond the line on the side where the last value is. */
function beyondOnOneSide(values: Float64Array, line: number): number {
  const side = Math.sign(values.at(-1)!);
  return values.filter((z) => z * side > line).length;
}

/** The point that completes a rule is itself beyond the line; one that came back did not complete it. */
function lastIsBeyond(values: Float64Array, line: number): boolean {
  return Math.abs(values.at(-1)!) > line;
}
