import { describe, expect, it } from 'vitest';
import { binaryIntervals, measureBinary } from '../../tabular/index.js';
import type { Block, Report } from './report.js';
import { sampleTrainingFacts } from './sample-report.js';
import { type TrainingReportFacts, trainingReport } from './training-report.js';

function verdictOf(report: Report): { ko: string; en: string } {
  const [first] = report.summary;
  if (first?.kind !== 'prose') throw new Error('the summary begins with the verdict');
  return first.paragraphs[0] as { ko: string; en: string };
}

function charts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'chart') return [];
    const { title } = block.chart;
    return [typeof title === 'string' ? title : title.en];
  });
}

const facts = sampleTrainingFacts();
const [honest, naive] = facts.protocols;

describe('trainingReport', () => {
  it('begins with what is to be believed, and says that the naive figure is memory', () => {
    const report = trainingReport(facts);
    const { ko, en } = verdictOf(report);
    expect(en).toContain(`AUC is ${honest.metrics.rocAuc.toFixed(3)}`);
    expect(en).toContain(`A naive split shows F1 ${naive!.metrics.f1.toFixed(3)}`);
    expect(en).toContain(`expect ${honest.metrics.f1.toFixed(3)} on new parts`);
    expect(en).toContain('memory: 61.9% of its test rows');
    expect(ko).toContain('61.9%');
    const tiles = report.summary.find((block) => block.kind === 'facts')!;
    expect(tiles.facts.map(({ tone }) => tone)).toEqual(['strong', 'strong', 'faint', 'faint']);
    const { rocAuc } = binaryIntervals(honest.held!.labels, honest.held!.probabilities);
    expect(tiles.facts[0]!.note).toMatchObject({
      en: `95% interval ${rocAuc.low.toFixed(3)} – ${rocAuc.high.toFixed(3)}`,
    });
  });

  it('tells of other honest protocols, with intervals that were measured before', () => {
    const { held: _, ...forward } = { ...honest, name: 'forward' };
    const intervals = { rocAuc: { low: 0.44, high: 0.9 } };
    const protocols = [honest, { ...forward, intervals }, naive!] as const;
    const report = trainingReport({ ...facts, protocols });
    expect(JSON.stringify(report.summary[0])).toContain('not shown to be better than a coin');
    const tiles = report.summary.find((block) => block.kind === 'facts')!;
    expect(tiles.facts.map(({ tone }) => tone)).toEqual([
      'strong',
      'strong',
      'strong',
      'faint',
      'faint',
    ]);
    expect(tiles.facts[2]!.note).toMatchObject({ en: '95% interval 0.440 – 0.900' });
  });

  it('shows grave findings at once, the others in their section', () => {
    const report = trainingReport(facts);
    const grave = report.summary.find((block) => block.kind === 'findings')!;
    expect(grave.findings.map(({ name }) => name)).toEqual(['twin_rows']);
    expect(report.sections.at(-1)!.blocks[0]).toMatchObject({ findings: { length: 2 } });
  });

  it('keeps the first page short: the three gravest findings, and how many more there are', () => {
    const findings = (['warning', 'critical', 'warning', 'note', 'critical'] as const).map(
      (severity, i) => ({ severity, title: `finding ${i}` }),
    );
    const { summary } = trainingReport({ ...facts, findings });
    const shown = summary.find((block) => block.kind === 'findings')!;
    expect(shown.findings.map(({ title }) => title)).toEqual([
      'finding 1',
      'finding 4',
      'finding 0',
    ]);
    expect(JSON.stringify(summary.at(-1))).toContain('1 more under');
  });

  it('draws every promised chart', () => {
    const report = trainingReport(facts);
    const drawn = [report.summary, ...report.sections.map(({ blocks }) => blocks)].flatMap(charts);
    expect(drawn).toEqual([
      'Honest and naive, side by side',
      'ROC curve',
      'Precision and recall',
      'Confusion matrix',
      'What the threshold does',
      'What the threshold costs',
      'Predicted probability by class',
      'Can the probabilities be believed?',
      'Observed and predicted over row order',
      'Observed and predicted by lot',
      'Skill inside each lot',
      'What drives the predictions',
      'Learning curve',
    ]);
  });

  it('says when there is no sign of a leak', () => {
    const same = { ...honest, name: 'random-rows', isHonest: false };
    const { en } = verdictOf(trainingReport({ ...facts, protocols: [honest, same] }));
    expect(en).toContain('no sign of leaning on a leak');
    expect(en).not.toContain('memory');
  });

  it('does not praise a coin', () => {
    const labels = Uint8Array.from({ length: 200 }, (_, i) => i % 2);
    const probabilities = Float64Array.from({ length: 200 }, (_, i) => ((i * 37) % 101) / 101);
    const metrics = measureBinary(labels, probabilities);
    const coin = { ...honest, metrics, held: { labels, probabilities } };
    const { ko, en } = verdictOf(trainingReport({ ...facts, protocols: [coin] }));
    expect(en).toContain('not shown to be better than a coin');
    expect(ko).toContain('동전 던지기보다 낫다고 말할 수 없습니다');
  });

  it('takes the words of a protocol it does not know', () => {
    const own = {
      ...honest,
      name: 'by-mould',
      label: { ko: '금형별', en: 'by mould' },
      meaning: 'each mould is held out in turn',
    };
    const { sections } = trainingReport({ ...facts, protocols: [own, { ...naive!, name: 'odd' }] });
    const text = JSON.stringify(sections[0]);
    expect(text).toContain('by mould: each mould is held out in turn.');
    expect(text).toContain('"odd"');
    const evaluated = trainingReport({ ...facts, title: { ko: '평가', en: 'Evaluation' } });
    expect(evaluated.title).toEqual({ ko: '평가', en: 'Evaluation' });
  });

  it('shows the best trials and the chosen one', () => {
    const trials = Array.from({ length: 40 }, (_, i) => ({
      label: `trial ${i}`,
      score: i / 100,
      isChosen: i === 3,
    }));
    const { sections } = trainingReport({ ...facts, trials });
    const tables = sections.find(({ id }) => id === 'training')!.blocks;
    const table = tables.find((block) => block.kind === 'table' && block.rows.length === 16);
    expect(table).toMatchObject({ strongRows: [15] });
    expect(JSON.stringify(table)).toContain('["trial 39",0.39]');
  });

  it('leaves out what is not known', () => {
    const { held: _, ...bare } = honest;
    const least: TrainingReportFacts = {
      language: 'ko',
      modelName: 'm',
      dataName: 'd',
      rowCount: 10,
      featureCount: 1,
      classes: ['0', '1'],
      protocols: [bare],
      threshold: 0.5,
    };
    const report = trainingReport(least);
    expect(report.sections.map(({ id }) => id)).toEqual(['protocols']);
    expect(report.summary.map(({ kind }) => kind)).toEqual(['prose', 'facts']);
    expect(report).not.toHaveProperty('createdAt');
  });

  it('bears held-out rows of one class', () => {
    const labels = new Uint8Array(30);
    const probabilities = new Float64Array(30).fill(0.2);
    const metrics = measureBinary(labels, probabilities);
    const one = {
      ...honest,
      metrics,
      held: { labels, probabilities, rowNumbers: Uint32Array.from(labels, (_, i) => i) },
    };
    const report = trainingReport({ ...facts, protocols: [one, naive!] });
    expect(report.sections.map(({ id }) => id)).not.toContain('curves');
    expect(report.sections.map(({ id }) => id)).toContain('order');
    expect(verdictOf(report).en).toContain('AUC is –');
  });
});
