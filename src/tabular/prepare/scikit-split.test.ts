import { describe, expect, it } from 'vitest';
import { scikitSplit } from './scikit-split.js';

// Test rows that train_test_split of scikit-learn 1.2.1 (numpy 1.24) drew, rising.
const drawn = [
  { labels: '1010111101', testShare: 0.2, seed: 0, stratified: [1, 7], plain: [2, 8] },
  {
    labels: '01010000100011001100100',
    testShare: 0.25,
    seed: 42,
    stratified: [5, 8, 9, 15, 19, 20],
    plain: [0, 8, 9, 12, 15, 17],
  },
  {
    labels: '100101020122021001002100021010010110121111122212001110220',
    testShare: 0.2,
    seed: 42,
    stratified: [10, 13, 15, 16, 22, 29, 31, 34, 41, 44, 49, 52],
    plain: [0, 3, 5, 12, 13, 27, 30, 31, 34, 45, 47, 55],
  },
  {
    labels:
      '01011100100001111011100110001010111011001110000000000100011001111001000111110101100111010011110010110',
    testShare: 0.33,
    seed: 123456,
    stratified: [
      2, 3, 8, 15, 17, 22, 23, 25, 26, 29, 33, 34, 36, 40, 44, 46, 47, 51, 59, 62, 64, 65, 67, 68,
      75, 77, 78, 80, 82, 86, 87, 91, 92, 95,
    ],
    plain: [
      0, 5, 6, 11, 13, 21, 22, 23, 24, 26, 27, 29, 33, 38, 41, 44, 48, 53, 59, 61, 62, 67, 73, 78,
      79, 81, 82, 83, 86, 93, 95, 96, 98, 99,
    ],
  },
  {
    labels: '1233323001310133110032112023032211113132',
    testShare: 0.5,
    seed: 1,
    stratified: [0, 3, 4, 7, 9, 10, 16, 17, 18, 19, 20, 21, 23, 24, 26, 27, 29, 31, 35, 37],
    plain: [2, 3, 4, 10, 14, 17, 19, 21, 22, 26, 27, 28, 29, 30, 31, 32, 33, 35, 36, 39],
  },
] as const;

describe('scikitSplit', () => {
  it.each(drawn)(
    'draws what train_test_split draws (case %#)',
    ({ labels, testShare, seed, stratified, plain }) => {
      const classes = Uint8Array.from(labels, Number);
      expect([...scikitSplit(classes, { testShare, seed }).testRows]).toEqual(stratified);
      expect([...scikitSplit(classes.length, { testShare, seed }).testRows]).toEqual(plain);
    },
  );

  it('draws the split of most notebooks by default', () => {
    const labels = Uint8Array.from({ length: 1000 }, (_, row) => (row % 5 === 0 ? 1 : 0));
    const sums = (rows: Uint32Array) => [
      rows.reduce((sum, row) => sum + row, 0),
      rows.reduce((sum, row) => sum + row * row, 0),
      [...rows.subarray(0, 8)],
    ];
    expect(sums(scikitSplit(labels).testRows)).toEqual([
      96713,
      63721541,
      [0, 2, 6, 17, 18, 20, 26, 27],
    ]);
    expect(sums(scikitSplit(1000).testRows)).toEqual([
      101565,
      67923439,
      [10, 23, 25, 30, 39, 44, 54, 55],
    ]);
  });

  it.each([
    ['learning.too-few-to-split', () => scikitSplit(1)],
    ['learning.too-few-to-split', () => scikitSplit(new Uint8Array())],
    ['learning.too-few-to-split', () => scikitSplit(Uint8Array.of(0, 0, 0, 1))],
    ['learning.too-few-to-split', () => scikitSplit(Uint8Array.of(0, 0, 1, 1), { testShare: 0.1 })],
    ['input.invalid', () => scikitSplit(10, { seed: -1 })],
    ['input.invalid', () => scikitSplit(10, { seed: 0.5 })],
    ['input.invalid', () => scikitSplit(10, { testShare: 2 })],
  ])('refuses with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
