import { InvalidArgumentError } from 'commander';

/** Reads a whole number of an option; the message names the range. */
export function integerOption(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text.trim()) || value < from || value > to)
      throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}.`);
    return value;
  };
}

/** Reads a share: 0.2 or 20%. */
export function shareOption(most: number): (text: string) => number {
  return (text) => {
    const percent = /^([\d.]+)\s*%$/.exec(text.trim());
    const value = percent === null ? Number(text) : Number(percent[1]) / 100;
    if (text.trim() === '' || !(value >= 0 && value <= most))
      throw new InvalidArgumentError(`Expected a share from 0 to ${most}, such as 0.2 or 20%.`);
    return value;
  };
}

/** Collects a comma-separated list; the option may be given several times. */
export function listOption(
  text: string,
  earlier: readonly string[] | undefined,
): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...(earlier ?? []), ...names.filter((name) => name !== '')];
}

/** Collects `name=number` pairs; the option may be given several times, or hold several parted by commas. */
export function settingOption(
  text: string,
  earlier: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> {
  const pairs: Record<string, number> = { ...earlier };
  for (const pair of text.split(',')) {
    const match = /^\s*([A-Za-z]+)\s*=\s*(-?[\d.]+(?:e-?\d+)?)\s*$/.exec(pair);
    if (match === null || !Number.isFinite(Number(match[2])))
      throw new InvalidArgumentError('Expected name=number, such as maxDepth=6.');
    pairs[match[1]!] = Number(match[2]);
  }
  return pairs;
}
