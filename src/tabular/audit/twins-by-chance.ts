/**
 * How many twin rows chance can explain, from nothing but the sizes of groups of identical rows.
 *
 * Rows drawn independently from any distribution, however uneven and whatever the columns depend on, fall on cells with
 * Poisson counts, so with f(k) groups of k rows the numbers k! f(k) are moments of one measure, and moments are
 * log-convex: f(k) k! <= sqrt(f(k-1) (k-1)! f(k+1) (k+1)!). Rows recorded twice break this: many pairs, hardly a triple.
 * What exceeds the bound by four standard deviations is no coincidence. (The bound behind Good & Toulmin 1956, Chao 1984.)
 */
export function twinsByChance(groupSizes: Uint32Array): {
  /** Rows beyond the first of their group. */
  readonly twinRows: number;
  /** The most of them that may be coincidence. */
  readonly byChance: number;
} {
  const groups = new Float64Array(mostRows + 2);
  let twinRows = 0;
  for (const size of groupSizes) {
    twinRows += size - 1;
    if (size <= mostRows + 1) groups[size]!++;
  }
  let excess = 0;
  for (let size = 2; size <= mostRows; size++) {
    const [smaller, here, larger] = [groups[size - 1]!, groups[size]!, groups[size + 1]!];
    // (k-1)! (k+1)! / k!^2 = (k+1)/k. One group more on either side: none seen is not none expected.
    const bound = Math.sqrt((smaller + 1) * (larger + 1) * (1 + 1 / size));
    const variance = here + (bound ** 2 / 4) * (1 / (smaller + 1) + 1 / (larger + 1));
    if (here - bound > deviations * Math.sqrt(variance)) excess += (here - bound) * (size - 1);
  }
  return { twinRows, byChance: Math.round(twinRows - excess) };
}

// Groups of more rows than this are rare among copies and common among few categories.
const mostRows = 50;
const deviations = 4;
