import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../shared/index.js';
import { frameOf, runStudy, type Study } from '../../tabular/index.js';
import { htmlReport } from './html-report.js';
import { markdownReport } from './markdown-report.js';
import { studyReport } from './study-report.js';
import { studySteps } from './study-steps.js';

/** Three lots of forty shots, the middle one bad whatever is measured; every row is logged twice. */
function lottedRows() {
  const shots = Array.from({ length: 240 }, (_, i) => Math.floor(i / 2));
  const isBad = (shot: number) => (Math.floor(shot / 40) === 1 ? shot % 4 !== 0 : shot % 10 === 0);
  const column = (name: string, of: (shot: number) => number) => ({
    kind: 'number' as const,
    name,
    values: Float64Array.from(shots, of),
  });
  return frameOf([
    column('Shot', (shot) => shot % 40),
    column('a', (shot) => ((shot * 37) % 101) / 101 + (isBad(shot) && shot % 2 === 0 ? 0.5 : 0)),
    column('b', (shot) => ((shot * 53) % 97) / 97),
    column('Bad_hole', (shot) => (isBad(shot) && shot % 2 === 0 ? 1 : 0)),
    column('Bad_crack', (shot) => (isBad(shot) && shot % 2 === 1 ? 2 : 0)),
  ]);
}

describe('the report of a study', () => {
  let study: Study;
  beforeAll(() => {
    study = runStudy(
      lottedRows(),
      {
        training: {
          name: 'm',
          label: { anyPrefix: 'Bad' },
          lotColumn: 'Shot',
          provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
        },
        families: ['boosting-depthwise', 'boosting-symmetric'],
        latentCounts: [],
        featureCounts: [],
        mostHalvings: 1,
      },
      { clock: fixedClock(0) },
    );
  });

  it('says first what the usual score is, what is achievable, what it is worth and what to measure', () => {
    const documented = { f1: '0.9', rocAuc: '0.95', accuracy: '0.99' };
    const facts = { language: 'en', study, modelName: 'm@1', dataName: 'd.csv' } as const;
    const text = markdownReport(studyReport({ ...facts, documented }));
    const first = text.slice(0, text.indexOf('## The usual protocol'));
    expect(first).toContain('The documented score (F1 0.9, AUC 0.95) was memory, not skill');
    expect(first).toMatch(/What is really achievable: AUC|not told from a coin/);
    expect(first).toMatch(/Worth about .* a year|It does not pay yet/);
    expect(first).toContain('What to measure next on the line');
    const html = htmlReport(studyReport(facts));
    expect(html).not.toMatch(/NaN|undefined|\[object/);
    expect(html).not.toContain('documented score');
  });

  it('names the steps the table calls for, with its own figures', () => {
    const steps = new Map(studySteps(study).map((step) => [step.name, JSON.stringify(step)]));
    // Half of the rows are copies; lot 2 has 30 bad rows of 40, lots 1 and 3 have 4.
    expect(steps.get('stop-copies')).toContain('120 of 240 rows');
    expect(steps.get('record-lots')).toContain('75.0% (lot 2)');
    expect(steps.has('close-gaps')).toBe(false);
  });
});
