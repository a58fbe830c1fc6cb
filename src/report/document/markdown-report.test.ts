import { describe, expect, it } from 'vitest';
import { markdownReport } from './markdown-report.js';
import { sampleReport, sampleTrainingFacts } from './sample-report.js';
import { trainingReport } from './training-report.js';

/** The text with escaped punctuation taken out: what is left of it may be read as markup. */
function unescapedMarks(markdown: string): string {
  return markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, '');
}

describe('markdownReport', () => {
  it('lets no text become markup', () => {
    const rest = unescapedMarks(markdownReport(sampleReport(), 'en'));
    expect(rest).not.toMatch(/[<>`_[\]&]/);
    // Bold is ours alone, always in pairs on a line.
    for (const line of rest.split('\n')) expect(line.split('**').length % 2, line).toBe(1);
    expect(rest.replaceAll('**', '')).not.toContain('*');
  });

  it('keeps every table row at its columns', () => {
    const lines = unescapedMarks(markdownReport(sampleReport(), 'en')).split('\n');
    const table = lines.filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(4);
    for (const line of table) expect(line.split('|')).toHaveLength(5);
    expect(table[1]).toBe('| --- | ---: | ---: |');
  });

  it('says what the report says, in either language', () => {
    const report = trainingReport(sampleTrainingFacts());
    const english = markdownReport(report);
    const korean = markdownReport(report, 'ko');
    expect(english).toMatch(/^# Training report: casting:3\n/);
    expect(english).not.toMatch(/[가-힣]/);
    expect(korean).toContain('## 평가 방법');
    expect(english).toContain('- **Critical: 2,918 twin rows**\n  What to do: keep them together');
    expect(english).toContain('**ROC curve**: twins together');
    expect(english).not.toMatch(/NaN|undefined|null/);
    expect(english.split('\n## ')).toHaveLength(report.sections.length + 1);
  });

  it('escapes what begins a list', () => {
    const begins = ['1. x', '- y', '+ z', '12) w'];
    const markdown = markdownReport({
      title: 't',
      language: 'en',
      summary: [{ kind: 'prose', paragraphs: begins }],
      sections: [],
    });
    expect(markdown).toBe('# t\n\n1\\. x\n\n\\- y\n\n\\+ z\n\n12\\) w\n');
  });
});
