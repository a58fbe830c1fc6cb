import { describe, expect, it } from 'vitest';
import { htmlReport } from './html-report.js';
import { jsonReport } from './json-report.js';
import type { Report } from './report.js';
import { sampleReport, sampleTrainingFacts } from './sample-report.js';
import { trainingReport } from './training-report.js';

describe('jsonReport', () => {
  it('is plain JSON from which the same page can be made', () => {
    for (const report of [sampleReport(), trainingReport(sampleTrainingFacts())]) {
      const json = jsonReport(report);
      const text = JSON.stringify(json);
      expect(JSON.parse(text)).toEqual(json);
      expect(json).toMatchObject({ format: 'casthouse-report', version: 1 });
      // The text came from a report, so it has its shape.
      const {
        format: _,
        version: __,
        ...read
      } = JSON.parse(text) as Report & Record<string, unknown>;
      expect(htmlReport(read)).toBe(htmlReport(report));
    }
  });

  it('writes figures that are not finite as null', () => {
    const { sections } = jsonReport(sampleReport()) as unknown as Report;
    expect(sections[0]!.blocks[0]).toMatchObject({
      rows: [
        [expect.any(String), 0.25, 0.75],
        [{ ko: '하나', en: 'one' }, null, null],
      ],
    });
  });
});
