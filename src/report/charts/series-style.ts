import { chartColours } from '../chart-style.js';

/**
 * Colour and dash of the n-th series. Colours differ in lightness too (after Okabe & Ito 2008, darkened to contrast 4.5
 * on white), and dashes tell series apart where colours cannot.
 */
export function seriesStyle(index: number): { readonly colour: string; readonly dash: string } {
  return {
    colour: colours[index % colours.length]!,
    dash: index === 0 ? '' : dashes[index % dashes.length]!,
  };
}

const colours = [
  chartColours.lowers,
  '#b54708',
  '#0b7a5b',
  '#7b3f98',
  '#8a6100',
  '#3c4754',
] as const;
const dashes = ['', '7 4', '2 3', '10 3 2 3', '5 2', '1 2'] as const;
