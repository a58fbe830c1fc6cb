import { expect, it } from 'vitest';
import { mersenneTwister } from './mersenne-twister.js';

// numpy 1.24: RandomState(seed).permutation(8), then .randint(0, 2**32, 4, dtype=numpy.uint32)
it.each([
  [0, [6, 2, 1, 7, 3, 0, 5, 4], [2774094101, 1650906866, 1879422756, 1277901399]],
  [42, [1, 5, 0, 7, 2, 4, 3, 6], [670094950, 1914837113, 669991378, 429389014]],
  [4294967295, [1, 7, 6, 0, 5, 4, 2, 3], [77050329, 1217888032, 4163996287, 2166321787]],
])('repeats the draws of numpy for seed %i', (seed, order, then) => {
  const random = mersenneTwister(seed);
  expect([...random.permutation(8)]).toEqual(order);
  expect(Array.from({ length: 4 }, () => random.upTo(4294967295))).toEqual(then);
  expect(random.upTo(0)).toBe(0);
});
