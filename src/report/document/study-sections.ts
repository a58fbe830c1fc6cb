// What the table holds: distributions, correlations, gaps, rates by type, product, lot and time, and what the audit found.
import type { RateOfRows, Study } from '../../tabular/index.js';
import type { BarsChart } from '../charts/chart.js';
import {
  correlationChart,
  groupSkillChart,
  importanceChart,
  missingChart,
  seriesChart,
} from '../charts/table-charts.js';
import type { Words } from '../words.js';
import type { Block, Finding, Section } from './report.js';
import type { StudyReportFacts } from './study-report.js';
import { classWords, figure } from './study-words.js';

/** Sections on the table itself and on what drives the recommended model. */
export function studySections({ study, importance }: StudyReportFacts): Section[] {
  return [
    rateSection(study),
    ...typeSection(study),
    ...featureSection(study),
    ...(importance === undefined
      ? []
      : [
          {
            id: 'importance',
            title: { ko: '추천 모델을 움직이는 변수', en: 'What drives the recommended model' },
            blocks: [
              {
                kind: 'chart' as const,
                chart: importanceChart(importance.items, importance.rowCount, mostFeatures),
                isWide: true,
              },
            ],
          },
        ]),
    ...growthSection(study),
    {
      id: 'audit',
      title: { ko: '데이터 점검', en: 'The audit' },
      blocks: [
        { kind: 'prose', paragraphs: [study.audit.verdict] },
        { kind: 'findings', findings: auditFindings(study) },
      ],
    },
  ];
}

const mostFeatures = 12;

function rateSection(study: Study): Section {
  const { exploration, insideLots } = study;
  const { byGroup, byLot, byTime } = exploration;
  const { positive } = classWords(study);
  const rate = shareWords(study);
  const blocks: Block[] = [];
  const add = (title: Words, rates: readonly RateOfRows[], label: (name: string) => Words) => {
    if (rates.length > 0)
      blocks.push({ kind: 'chart', chart: rateChart(title, rate, rates, label) });
  };
  const lot = (name: string) => ({ ko: `로트 ${name}`, en: `lot ${name}` });
  if (byGroup !== null)
    add(
      { ko: `${byGroup.column}별 ${rate.ko}`, en: `${rate.en} by ${byGroup.column}` },
      byGroup.rates,
      (name) => name,
    );
  add({ ko: `로트별 ${rate.ko}`, en: `${rate.en} by lot` }, byLot.slice(0, 30), lot);
  add({ ko: `행 순서에 따른 ${rate.ko}`, en: `${rate.en} in row order` }, byTime, (first) => ({
    ko: `${Number(first).toLocaleString('en-US')}행부터`,
    en: `from row ${Number(first).toLocaleString('en-US')}`,
  }));
  if (insideLots.length > 1)
    blocks.push({
      kind: 'chart',
      chart: groupSkillChart(
        insideLots.slice(0, 30).map((each) => ({ ...each, label: lot(String(each.group + 1)) })),
      ),
    });
  return {
    id: 'rates',
    title: { ko: `${positive.ko}은 어디에 있는가`, en: `Where the ${positive.en} are` },
    blocks,
  };
}

/** What a share of positives is called, as the beginning of a title. */
function shareWords(study: Study): { readonly ko: string; readonly en: string } {
  const { positive } = classWords(study);
  return study.training.model.classes[1] === 'defect'
    ? { ko: '불량률', en: 'Defect rate' }
    : { ko: `${positive.ko} 비율`, en: `Share of ${positive.en}` };
}

function rateChart(
  title: Words,
  rate: { readonly ko: string; readonly en: string },
  rates: readonly RateOfRows[],
  label: (name: string) => Words,
): BarsChart {
  return {
    kind: 'bars',
    title,
    value: { label: rate, format: 'share', low: 0 },
    categories: rates.map((rate) => {
      const rows = rate.rowCount.toLocaleString('en-US');
      return { label: label(rate.label), note: { ko: `${rows}행`, en: `${rows} rows` } };
    }),
    series: [
      {
        label: rate,
        values: rates.map(({ positiveShare, low, high }) => ({ value: positiveShare, low, high })),
      },
    ],
  };
}

const mostTypes = 15;

function typeSection({ exploration, types }: Study): Section[] {
  if (types.length === 0) return [];
  const { byGroup, typeByGroup } = exploration;
  const shown = types.slice(0, mostTypes);
  const groups = byGroup === null ? [] : byGroup.rates.map(({ label }) => label);
  return [
    {
      id: 'types',
      title: { ko: '불량 유형', en: 'Kinds of defects' },
      blocks: [
        {
          kind: 'prose',
          paragraphs: [
            {
              ko: '유형마다 본 적 없는 행에서 양품과 얼마나 가려지는지를 잰 값입니다(0.5는 동전 던지기). 낮은 유형은 지금 변수로 보이지 않습니다.',
              en: 'How well each kind is told from good parts on rows never seen (0.5 is a coin). What stands low cannot be seen by the present features.',
            },
          ],
        },
        {
          kind: 'table',
          columns: [
            { label: { ko: '유형', en: 'kind' } },
            { label: { ko: '행', en: 'rows' }, format: 'count' },
            { label: 'AUC', decimals: 3 },
            ...groups.map((name) => ({
              label: `${byGroup!.column} ${name}`,
              format: 'count' as const,
            })),
          ],
          rows: shown.map(({ column, rowCount, rocAuc }, i) => [
            column,
            rowCount,
            rocAuc,
            ...groups.map((_, group) => typeByGroup[i]?.[group] ?? null),
          ]),
        },
      ],
    },
  ];
}

function featureSection({ exploration, training }: Study): Section[] {
  const { distributions, correlations, missing, constant } = exploration;
  const classes = training.model.classes;
  const blocks: Block[] = [];
  if (constant.length > 0)
    blocks.push({
      kind: 'prose',
      paragraphs: [
        {
          ko: `${constant.length}개 열은 값이 바뀌지 않습니다: ${constant.join(', ')}.`,
          en: `${constant.length} columns never change: ${constant.join(', ')}.`,
        },
      ],
    });
  for (const { feature, rocAuc, edges, counts } of distributions)
    blocks.push({
      kind: 'chart',
      chart: {
        kind: 'histogram',
        title: feature,
        note: {
          ko: `이 변수 하나로 AUC ${figure(rocAuc)}`,
          en: `AUC ${figure(rocAuc)} by this feature alone`,
        },
        x: { label: feature },
        edges,
        classes: classes.map((label, i) => ({ label, counts: counts[i]! })),
      },
    });
  if (correlations.features.length > 1)
    blocks.push({
      kind: 'chart',
      isWide: true,
      chart: correlationChart(correlations.features, correlations.values),
    });
  if (missing.features.length > 0)
    blocks.push({
      kind: 'chart',
      isWide: true,
      chart: missingChart(missing.features, missing.stretches),
    });
  if (blocks.length === 0) return [];
  return [{ id: 'features', title: { ko: '변수', en: 'The features' }, blocks }];
}

function growthSection({ growth }: Study): Section[] {
  if (growth.length < 2) return [];
  const chart = seriesChart({
    title: { ko: '학습 행이 늘면', en: 'What more rows bring' },
    x: { ko: '학습 행', en: 'training rows' },
    y: 'AUC',
    series: [
      {
        label: { ko: '쌍둥이를 함께', en: 'twins together' },
        points: growth.map(({ trainingRows, rocAuc }) => ({ x: trainingRows, y: rocAuc })),
      },
    ],
  });
  const [first, last] = [growth[0]!, growth.at(-1)!];
  return [
    {
      id: 'growth',
      title: { ko: '행을 더 모으면 나아지는가', en: 'Would more rows help' },
      blocks: [
        {
          kind: 'prose',
          paragraphs: [
            {
              ko: `학습 행 ${first.trainingRows.toLocaleString('en-US')}개에서 AUC ${figure(first.rocAuc)}, ${last.trainingRows.toLocaleString('en-US')}개에서 ${figure(last.rocAuc)}입니다.`,
              en: `AUC ${figure(first.rocAuc)} from ${first.trainingRows.toLocaleString('en-US')} training rows, ${figure(last.rocAuc)} from ${last.trainingRows.toLocaleString('en-US')}.`,
            },
          ],
        },
        { kind: 'chart', chart: { ...chart, x: { ...chart.x, format: 'count' } } },
      ],
    },
  ];
}

/** What the audit found, as a report has it. */
function auditFindings({ audit }: Study): readonly Finding[] {
  return audit.findings.map(({ severity, title, sentence, advice, code }) => ({
    severity,
    title,
    detail: sentence,
    action: advice,
    name: code,
  }));
}
