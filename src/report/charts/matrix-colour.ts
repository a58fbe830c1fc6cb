/** The colour of a share 0..1 of the scale; a gap is grey. Lightness falls evenly, so it reads without colour too. */
export function cellColour(share: number | null, colours: 'rising' | 'diverging'): string {
  if (share === null) return '#d9dde2';
  const stops = colours === 'rising' ? rising : diverging;
  const at = share * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(at));
  const [from, to] = [stops[index]!, stops[index + 1]!];
  const parts = from.map((part, i) => Math.round(part + (to[i]! - part) * (at - index)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white letters, whichever stands out more from `#rrggbb`: always contrast 4.5 or more (WCAG 2). */
export function contrastInk(fill: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(fill.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  // At 0.179 both contrasts are 4.58.
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

// White to deep blue; deep blue, white, deep red: the two ends of the other charts.
const rising = [
  [247, 250, 253],
  [170, 201, 230],
  [76, 134, 190],
  [20, 66, 122],
] as const;
const diverging = [
  [20, 66, 122],
  [120, 168, 212],
  [250, 250, 250],
  [226, 142, 130],
  [148, 26, 32],
] as const;
