// Truth: the likelihood of the committed model is at its highest, which its gradient says without the fit.
import { expect, it } from 'vitest';
import {
  gradientAt,
  observations,
  sharesAt,
} from '../../../benchmarks/questions/fit-abstention.js';
import { supportOf } from './abstention.js';
import { abstentionModel } from './abstention-model.js';

it('the committed coefficients are those that the questions give', async () => {
  const all = await observations();
  expect(all.length).toBeGreaterThan(450);
  const { intercept, coefficients, threshold } = abstentionModel;
  const names = Object.keys(coefficients) as (keyof typeof coefficients)[]; // its own keys
  const rows = all.map(({ evidence }) => [1, ...names.map((name) => evidence[name])]);
  const beta = Float64Array.from([intercept, ...names.map((name) => coefficients[name])]);
  // Coefficients are rounded to four decimals; a changed search or a changed question moves it by far more.
  for (const slope of gradientAt(all, rows, beta)) expect(Math.abs(slope)).toBeLessThan(0.02);
  const [first] = all;
  const own = rows[0]!.reduce((sum, value, at) => sum + value * beta[at]!, 0);
  expect(supportOf(first!.evidence)).toBeCloseTo(1 / (1 + Math.exp(-own)), 10);
  const { 'process documents': shares } = sharesAt(all, abstentionModel, threshold);
  expect(shares.abstained).toBeGreaterThan(0.85);
  expect(shares.refused).toBeLessThanOrEqual(0.05);
}, 30_000);
