// Truth: at the fit the likelihood has no slope, which its slope says without the fit; and what the questions gave when the models were
// written.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fitAbstention,
  type Sample,
  samplesOf,
  slopesOf,
} from '../../../benchmarks/questions/fit-abstention.js';
import { fitSentences, sentenceSlopes } from '../../../benchmarks/questions/fit-sentences.js';
import { observedOfOneSet } from '../../../benchmarks/questions/observe-answers.js';
import { seededRandom } from '../../shared/index.js';
import { supportOf } from './abstention.js';
import { abstentionModel } from './abstention-model.js';
import { directions } from './answer-evidence.js';
import { sentenceModel } from './sentence-model.js';

const observed = await observedOfOneSet('mixed-1');
const samples = samplesOf(observed, sentenceModel);
const ofTwoSets = samples.map((sample, at) => ({ ...sample, set: `set-${at % 2}` }));

describe('the committed models', () => {
  it('give the questions the support that they had when the models were written', () => {
    const folder = path.join(import.meta.dirname, '../../../benchmarks/questions');
    const fitted = JSON.parse(readFileSync(path.join(folder, 'fitted.json'), 'utf8'));
    expect([fitted.set, fitted.questions]).toEqual(['mixed-1', samples.length]);
    const sum = samples.reduce((total, { evidence }) => total + supportOf(evidence), 0);
    // A changed search, sentence or question shows here: fit again with scripts/fit-answers.mjs.
    expect(sum / samples.length).toBeCloseTo(fitted.meanSupport, 3);
  });

  it('are the logistic of the weighted evidence, each in its direction', () => {
    const { evidence } = samples[0]!;
    const names = Object.keys(evidence) as (keyof typeof evidence)[]; // its own keys
    const { intercept, coefficients } = abstentionModel;
    const logit = names.reduce((sum, name) => sum + coefficients[name] * evidence[name], intercept);
    expect(supportOf(evidence)).toBeCloseTo(1 / (1 + Math.exp(-logit)), 10);
    expect(supportOf(null)).toBe(0);
    for (const name of names)
      expect([name, coefficients[name] * directions[name] >= 0]).toEqual([name, true]);
  });
});

describe('fitAbstention', () => {
  it('leaves no slope but to the wrong side', () => {
    const { coefficients, intercept } = slopesOf(ofTwoSets, fitAbstention(ofTwoSets));
    expect(Math.abs(intercept)).toBeLessThan(0.01);
    const model = fitAbstention(ofTwoSets).coefficients;
    for (const { name, slope, deviation } of coefficients)
      if (model[name] === 0) expect(slope * directions[name]).toBeLessThan(0.01 * deviation + 1e-9);
      else expect(Math.abs(slope)).toBeLessThan(0.01 * deviation);
  });

  it('leaves out what speaks against its direction and refuses a twentieth at most', () => {
    const random = seededRandom('samples');
    const base = samples[0]!.evidence;
    const made = Array.from({ length: 400 }, (_, at): Sample => {
      const isAnswerable = random.next() < 0.6;
      const towards = (yes: number, no: number) => (isAnswerable ? yes : no) + random.next() * 0.5;
      // More likeness where nothing answers: a piece of evidence turned round.
      const evidence = { ...base, likeness: towards(0, 0.4), wholeness: towards(0.4, 0) };
      const shown = { isQuoted: true, quoted: 1, quotes: 1, of: 'own set', weight: 1 } as const;
      return { ...shown, set: `set-${at % 4}`, isAnswerable, evidence };
    });
    const model = fitAbstention(made);
    expect(model.coefficients.likeness).toBe(0);
    expect(model.coefficients.wholeness).toBeGreaterThan(1);
    const answerable = made.filter(({ isAnswerable }) => isAnswerable);
    const refused = answerable.filter(
      ({ evidence }) => supportOf(evidence, model) < model.threshold,
    );
    expect(refused.length / answerable.length).toBeLessThan(0.08);
    expect(refused.length).toBeGreaterThan(0);
  });
});

describe('fitSentences', () => {
  it('leaves no slope', () => {
    const model = fitSentences(observed);
    for (const slope of sentenceSlopes(observed, model)) expect(Math.abs(slope)).toBeLessThan(0.02);
    expect(model.held).toBeGreaterThan(0);
  });
});
