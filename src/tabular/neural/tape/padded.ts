/** The next multiple of four. */
export function padded(width: number): number {
  return Math.ceil(width / 4) * 4;
}
