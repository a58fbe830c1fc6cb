import type { Block, Chart, Finding, Report, Section, Words } from '../../report/index.js';
import { categoryChart } from '../../report/index.js';
import type { BilingualText, Language } from '../../shared/index.js';
import type { Audit, SkillFigure } from '../../tabular/index.js';

/** What the audit itself does not know. */
export interface AuditReportFacts {
  readonly dataName: string;
  /** Shown first. */
  readonly language: Language;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly madeBy: string;
}

/** An audit as a report: verdict, figures and findings on the first page, then what was found, drawn. */
export function auditReport(audit: Audit, facts: AuditReportFacts): Report {
  const { counts, label } = audit;
  const rows = counts.rows.toLocaleString('en-US');
  const looksFor = label === null ? null : `${label.name} = ${label.classes[label.positive]}`;
  return {
    title: { ko: `${facts.dataName} 데이터 점검`, en: `Audit of ${facts.dataName}` },
    subtitle: {
      ko: `${rows}행, 열 ${counts.columns}개${looksFor === null ? '' : `, 라벨: ${looksFor}`}`,
      en: `${rows} rows, ${counts.columns} columns${looksFor === null ? '' : `, label: ${looksFor}`}`,
    },
    language: facts.language,
    createdAt: facts.createdAt,
    madeBy: facts.madeBy,
    summary: [
      { kind: 'prose', paragraphs: [audit.verdict] },
      { kind: 'facts', facts: summaryFacts(audit) },
      { kind: 'findings', findings: audit.findings.map(findingOf) },
    ],
    sections: [
      ...skillSection(audit),
      ...orderSection(audit),
      ...lotSection(audit),
      ...gapSection(audit),
    ],
  };
}

function summaryFacts({ counts, skill }: Audit) {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const area = (figure: SkillFigure | null | undefined) =>
    figure === null || figure === undefined || Number.isNaN(figure.rocAuc)
      ? '–'
      : figure.rocAuc.toFixed(2);
  return [
    {
      label: { ko: '복사된 행', en: 'copied rows' },
      value: counts.twinRows.toLocaleString('en-US'),
      note: {
        ko: `시험 행의 ${percent(counts.testRowsWithTwinShare)}가 학습에 쌍둥이를 둠`,
        en: `${percent(counts.testRowsWithTwinShare)} of test rows have a twin in training`,
      },
    },
    {
      label: { ko: '무작위 분할 AUC', en: 'AUC, random split' },
      value: area(skill?.randomRows),
      tone: 'faint' as const,
    },
    {
      label: { ko: '쌍둥이를 한쪽에 둔 AUC', en: 'AUC, twins on one side' },
      value: area(skill?.carefully),
      tone: 'strong' as const,
    },
    ...(skill?.withinNewLots == null
      ? []
      : [
          {
            label: { ko: '새 로트 안의 AUC', en: 'AUC within new lots' },
            value: area(skill.withinNewLots),
            tone: 'strong' as const,
          },
        ]),
    {
      label: { ko: '로트', en: 'lots' },
      value: String(counts.lots),
    },
  ];
}

function findingOf({
  severity,
  code,
  title,
  sentence,
  advice,
}: Audit['findings'][number]): Finding {
  return { severity, title, detail: sentence, action: advice, name: code };
}

const protocols: readonly (readonly [
  Exclude<keyof NonNullable<Audit['skill']>, 'sampledRows'>,
  BilingualText,
])[] = [
  ['randomRows', { ko: '무작위 행', en: 'random rows' }],
  ['lookup', { ko: '쌍둥이 베끼기', en: 'copy the twin' }],
  ['twinsTogether', { ko: '쌍둥이 한쪽 (깊은 모델)', en: 'twins on one side, deep' }],
  ['carefully', { ko: '쌍둥이 한쪽 (얕은 모델)', en: 'twins on one side, shallow' }],
  ['lotAlone', { ko: '로트만', en: 'the lot alone' }],
  ['withinLots', { ko: '로트 안', en: 'within lots' }],
  ['leaveOneLotOut', { ko: '새 로트', en: 'new lots' }],
  ['withinNewLots', { ko: '새 로트 안', en: 'within new lots' }],
  ['forward', { ko: '마지막 행', en: 'the last rows' }],
];

function skillSection({ skill }: Audit): Section[] {
  if (skill === null) return [];
  const measured = protocols.flatMap(([key, title]) => {
    const figure = skill[key];
    return figure === null ? [] : [{ title, figure }];
  });
  const chart = categoryChart({
    title: {
      ko: '행을 빼는 방법에 따른 AUC (0.5는 우연)',
      en: 'AUC by what was held out (0.5 is chance)',
    },
    value: 'AUC',
    categories: measured.map(({ title }) => title),
    series: [{ label: 'AUC', values: measured.map(({ figure }) => orNull(figure.rocAuc)) }],
  });
  return [
    {
      id: 'skill',
      title: { ko: '실력은 어디서 오는가', en: 'Where the skill comes from' },
      blocks: [
        {
          kind: 'chart',
          chart: { ...chart, value: { ...chart.value, decimals: 2, low: 0, high: 1 } },
          isWide: true,
        },
        {
          kind: 'table',
          columns: [
            { label: { ko: '빼 둔 행', en: 'held out' } },
            { label: 'F1', decimals: 2 },
            { label: 'AUC', decimals: 2 },
            { label: { ko: '행 수', en: 'rows' }, format: 'count' },
          ],
          rows: measured.map(({ title, figure }) => [
            title,
            orNull(figure.f1),
            orNull(figure.rocAuc),
            figure.rowCount,
          ]),
        },
      ],
    },
  ];
}

function orderSection({ overRows, label, lots, counts }: Audit): Section[] {
  if (overRows.length < 2) return [];
  const points = (value: (stretch: Audit['overRows'][number]) => number) =>
    overRows.map((stretch) => ({
      x: stretch.firstRow + stretch.rowCount / 2,
      y: orNull(value(stretch)),
    }));
  const spans =
    lots !== null && lots.by !== 'group'
      ? lots.blocks.map(({ number, firstRow, rowCount }) => ({
          from: firstRow,
          to: firstRow + rowCount,
          label: { ko: `로트 ${number + 1}`, en: `lot ${number + 1}` },
        }))
      : [];
  const over = (
    title: Words,
    series: readonly { label: Words; points: ReturnType<typeof points> }[],
  ): Block => {
    const chart: Chart = {
      kind: 'lines',
      title,
      x: { label: { ko: '행', en: 'row' }, format: 'count', low: 0, high: counts.rows },
      y: { label: { ko: '비율', en: 'share' }, format: 'share', low: 0, high: 1 },
      series,
      ...(spans.length > 0 && spans.length <= 20 ? { spans } : {}),
    };
    return { kind: 'chart', chart, isWide: true };
  };
  const blocks: Block[] = [];
  if (label !== null)
    blocks.push(
      over(
        {
          ko: '행 순서에 따른 양성 비율과 예측',
          en: 'Share of positives and score over row order',
        },
        [
          {
            label: { ko: '실제 비율', en: 'observed' },
            points: points((stretch) => stretch.positiveShare),
          },
          {
            label: { ko: '보지 못한 행에 대한 평균 확률', en: 'mean probability of unseen rows' },
            points: points((stretch) => stretch.meanProbability),
          },
        ],
      ),
    );
  if (counts.rowsWithTwin > 0)
    blocks.push(
      over({ ko: '쌍둥이가 있는 행의 비율', en: 'Rows that have a twin' }, [
        {
          label: { ko: '쌍둥이 비율', en: 'share with a twin' },
          points: points((stretch) => stretch.twinShare),
        },
      ]),
    );
  if (blocks.length === 0) return [];
  return [{ id: 'order', title: { ko: '행 순서', en: 'Over row order' }, blocks }];
}

const mostLotsDrawn = 40;

function lotSection({ lots, label }: Audit): Section[] {
  if (lots === null || label === null) return [];
  const drawn = lots.blocks.slice(0, mostLotsDrawn);
  return [
    {
      id: 'lots',
      title: { ko: '로트', en: 'Lots' },
      blocks: [
        {
          kind: 'chart',
          isWide: true,
          chart: categoryChart({
            title: { ko: '로트별 양성 비율', en: 'Share of positives by lot' },
            value: { ko: '양성 비율', en: 'share of positives' },
            format: 'share',
            categories: drawn.map(({ number, rowCount }) => ({
              ko: `로트 ${number + 1} (${rowCount}행)`,
              en: `lot ${number + 1} (${rowCount} rows)`,
            })),
            series: [
              {
                label: { ko: '양성 비율', en: 'share of positives' },
                values: drawn.map(({ positiveShare }) => positiveShare),
              },
            ],
          }),
        },
      ],
    },
  ];
}

function gapSection({ missingBlocks, constantBlocks }: Audit): Section[] {
  const rows = [
    ...missingBlocks.map((block) => ({ ...block, what: { ko: '비어 있음', en: 'empty' } })),
    ...constantBlocks.map((block) => ({ ...block, what: { ko: '멈춰 있음', en: 'stands still' } })),
  ];
  if (rows.length === 0) return [];
  return [
    {
      id: 'gaps',
      title: { ko: '빈 구간과 멈춘 구간', en: 'Stretches without values' },
      blocks: [
        {
          kind: 'table',
          columns: [
            { label: { ko: '열', en: 'columns' } },
            { label: { ko: '상태', en: 'state' } },
            { label: { ko: '첫 행', en: 'first row' }, format: 'count' },
            { label: { ko: '행 수', en: 'rows' }, format: 'count' },
          ],
          rows: rows.map(({ columns, what, firstRow, rowCount }) => [
            columns.join(', '),
            what,
            firstRow + 1,
            rowCount,
          ]),
        },
      ],
    },
  ];
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
