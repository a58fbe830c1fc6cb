/**
 * The known name closest to a wrong one, or null when none is near.
 * Edit distance over lower-cased letters and digits; near means at most a third of the longer name.
 */
export function nearestName(wrong: string, known: Iterable<string>): string | null {
  const target = fold(wrong).slice(0, longestName);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const candidate = fold(name).slice(0, longestName);
    const reach = Math.max(1, Math.floor(Math.max(target.length, candidate.length) / 3));
    const distance = editDistance(target, candidate);
    if (distance <= reach && distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

const longestName = 64;

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

// Levenshtein 1966, two rolling rows.
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
