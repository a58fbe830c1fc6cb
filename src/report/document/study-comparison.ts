// How models were compared: finalists by a paired test, combinations of inputs and kinds, options that were searched.
import type { Study } from '../../tabular/index.js';
import type { Section } from './report.js';
import { finalistWords, inputWords, kindWords } from './study-words.js';

/** Finalists over the same folds, and whether a test tells them apart. */
export function comparisonSection({ comparison }: Study): Section {
  const { finalists, recommended, betterButNotStored, level } = comparison;
  const name = finalistWords(recommended);
  const best = finalists[0]!;
  const draws = finalists.filter(
    ({ againstBest }) => againstBest !== null && againstBest.pValue >= level,
  ).length;
  return {
    id: 'finalists',
    title: { ko: '어느 모델이 더 나은가', en: 'Which model is better' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `같은 ${best.rocAucOfFold.length}개 겹에서 잰 AUC를 겹치는 학습 행을 감안한 짝 검정(Nadeau-Bengio)으로 비교합니다. p < ${level}일 때만 다르다고 말합니다: 가장 높은 것과 다르다고 할 수 없는 모델이 ${draws}개입니다. 추천: ${name.ko}.${betterButNotStored === null ? '' : ' 더 나은 후보가 있으나 아직 저장할 수 없는 종류입니다.'}`,
            en: `AUC over the same ${best.rocAucOfFold.length} folds, compared by the corrected resampled t-test (Nadeau and Bengio), which knows that training rows overlap. Only p < ${level} is called a difference: ${draws} of the others cannot be told from the highest. Recommended: ${name.en}.${betterButNotStored === null ? '' : ' A better candidate is of a kind that cannot be stored yet.'}`,
          },
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: { ko: '후보', en: 'finalist' } },
          { label: 'AUC', decimals: 3 },
          { label: { ko: '시드 간 편차', en: 'over seeds ±' }, decimals: 4 },
          { label: 'PR-AUC', decimals: 3 },
          { label: { ko: '최고와의 차이', en: 'less the best' }, decimals: 4 },
          { label: { ko: '95% 구간', en: '95% interval' } },
          { label: 'p', decimals: 3 },
          { label: { ko: '판정', en: 'verdict' } },
        ],
        rows: finalists.map((each) => [
          finalistWords(each),
          each.mean.rocAuc,
          each.deviationOverSeeds,
          each.mean.prAuc,
          each.againstBest?.estimate ?? null,
          each.againstBest === null
            ? null
            : `${each.againstBest.low.toFixed(4)} – ${each.againstBest.high.toFixed(4)}`,
          each.againstBest?.pValue ?? null,
          each.againstBest === null
            ? { ko: '가장 높음', en: 'highest' }
            : each.againstBest.pValue >= level
              ? { ko: '무승부', en: 'a draw' }
              : { ko: '더 낮음', en: 'worse' },
        ]),
        strongRows: [finalists.indexOf(recommended)],
      },
    ],
  };
}

/** Every combination that was tried. */
export function ablationSection({ ablation }: Study): Section {
  const { scored, skipped } = ablation;
  const kinds = [
    ...new Map(scored.map(({ configuration: c }) => [kindWords(c).en, kindWords(c)])).values(),
  ];
  const inputs = [
    ...new Map(scored.map(({ configuration: c }) => [inputWords(c).en, inputWords(c)])).values(),
  ];
  const cell = (input: { en: string }, kind: { en: string }, of: 'rocAuc' | 'f1') =>
    scored.find(
      ({ configuration: c }) => inputWords(c).en === input.en && kindWords(c).en === kind.en,
    )?.mean[of] ?? null;
  const areas = scored.map(({ mean }) => mean.rocAuc);
  return {
    id: 'ablation',
    title: { ko: '무엇이 도움이 되는가', en: 'What helps' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `변수 집합, 잠재 변수 크기, 변수 선택, 모델 종류의 조합 ${scored.length}개를 학습 행 안의 같은 겹에서, 쌍둥이를 한쪽에 두고 비교했습니다. 인코더와 변수의 중요도는 각 겹의 학습 행에서만 배웁니다.${skipped.length === 0 ? '' : ` 시간이 모자라 ${skipped.length}개는 해 보지 못했습니다.`}`,
            en: `${scored.length} combinations of features, latents, selection and kind of model over the same folds inside the training rows, twins on one side. Encoders and the importance of features are learned from the training rows of each fold alone.${skipped.length === 0 ? '' : ` ${skipped.length} were left out for want of time.`}`,
          },
        ],
      },
      {
        kind: 'chart',
        isWide: true,
        chart: {
          kind: 'matrix',
          title: { ko: '조합별 AUC', en: 'AUC of every combination' },
          rows: inputs,
          columns: kinds,
          values: inputs.map((input) => kinds.map((kind) => cell(input, kind, 'rocAuc'))),
          scale: {
            label: 'AUC',
            low: Math.floor(Math.min(...areas) * 50) / 50,
            high: Math.ceil(Math.max(...areas) * 50) / 50,
            decimals: 3,
          },
        },
      },
      {
        kind: 'table',
        caption: { ko: 'F1, 임계값 0.5', en: 'F1 at threshold 0.5' },
        columns: [
          { label: { ko: '입력', en: 'input' } },
          ...kinds.map((label) => ({ label, decimals: 3 })),
        ],
        rows: inputs.map((input) => [input, ...kinds.map((kind) => cell(input, kind, 'f1'))]),
      },
    ],
  };
}

const mostTrials = 12;

/** The first of the options that were searched; nothing without a search. */
export function searchSection({ search }: Study): Section[] {
  const { trials, halvings } = search;
  if (trials.length === 0) return [];
  return [
    {
      id: 'search',
      title: { ko: '옵션 탐색', en: 'The search for options' },
      blocks: [
        {
          kind: 'prose',
          paragraphs: [
            {
              ko: `시간이 허락하는 만큼 ${halvings}번의 연속 반감으로 ${trials.length}가지를 비교했습니다. 위에서 ${Math.min(mostTrials, trials.length)}개:`,
              en: `${trials.length} choices in ${halvings} successive halvings, as many as the time allowed. The first ${Math.min(mostTrials, trials.length)}:`,
            },
          ],
        },
        {
          kind: 'table',
          columns: [
            { label: { ko: '종류', en: 'kind' } },
            { label: 'AUC', decimals: 4 },
            { label: { ko: '표준오차', en: 'standard error' }, decimals: 4 },
            { label: { ko: '겹', en: 'folds' }, format: 'count' },
            { label: { ko: '옵션', en: 'options' } },
          ],
          rows: trials
            .slice(0, mostTrials)
            .map(({ family, options, score, standardError, folds }) => [
              family,
              score,
              standardError,
              folds,
              Object.entries(options)
                .filter(([name]) => name !== 'seed')
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(', '),
            ]),
          strongRows: [0],
        },
      ],
    },
  ];
}
