import { readableNumber } from '../../shared/index.js';
import type { Axis, ValueFormat } from './chart.js';

/** A single figure of an axis for a person; a gap is an en dash. */
export function figureText(value: number | null | undefined, axis: Axis): string {
  if (!isFigure(value)) return '–';
  const { format = 'number', decimals } = axis;
  if (format === 'share') return `${fixed(value * 100, decimals ?? 1)}%`;
  if (format === 'count') return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return decimals === undefined ? readableNumber(value) : fixed(value, decimals);
}

/** A mark of an axis whose neighbours differ in the last of `decimals`. */
export function tickText(value: number, format: ValueFormat, decimals: number): string {
  if (format === 'share') return `${fixed(value * 100, Math.max(0, decimals - 2))}%`;
  if (Math.abs(value) >= 1e9 || decimals > 9) return readableNumber(value);
  if (format === 'count' || Math.abs(value) >= 1e4)
    return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
  return fixed(value, decimals);
}

/** Whether there is something to draw. */
export function isFigure(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Never `-0`. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}
