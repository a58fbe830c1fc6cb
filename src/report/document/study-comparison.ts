// How models were compared: finalists by a paired test, combinations of inputs and kinds, options that were searched.
import type { Finalist, FinalistSkill, Study } from '../../tabular/index.js';
import { wordsIn } from '../words.js';
import { protocolWords } from './protocol-words.js';
import type { Cell, Section } from './report.js';
import { chance, figure, finalistWords, inputWords, kindWords, range } from './study-words.js';

/** Finalists over the same folds, and whether a test tells them apart, in the protocol that decides and in the others. */
export function comparisonSection({ comparison, selectedBy }: Study): Section {
  const { finalists, recommended, leftOut, level } = comparison;
  const name = finalistWords(recommended);
  const isDraw = (skill: FinalistSkill) =>
    skill.againstBest === null || skill.againstBest.pValue >= level;
  const draws = finalists.filter(({ skills: [first] }) => isDraw(first)).length - 1;
  const folds = finalists[0]!.skills[0].rocAucOfFold.length;
  const decides = protocolWords({ name: selectedBy }).label;
  const others = finalists[0]!.skills.slice(1).map(({ protocol }) => protocol);
  const strongRows = [finalists.indexOf(recommended)];
  const skillIn = ({ skills }: Finalist, protocol: string) =>
    skills.find((each) => each.protocol === protocol);
  const left = leftOut.map((each) => ({ kind: kindWords(each), input: inputWords(each) }));
  return {
    id: 'finalists',
    title: { ko: '어느 모델이 더 나은가', en: 'Which model is better' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `결정하는 평가는 "${wordsIn(decides, 'ko')}"입니다. 학습 행 안의 같은 ${folds}개 겹에서 잰 AUC를, 겹치는 학습 행을 감안한 짝 검정(Nadeau-Bengio)으로 비교합니다. 구간은 행을 다시 뽑을 때(부트스트랩)와 시드를 바꿀 때의 흔들림을 함께 담습니다. p < ${level}일 때만 다르다고 말합니다: 가장 높은 것과 다르다고 할 수 없는 모델이 ${draws}개입니다. 그중 인코더도 트랜스포머도 쓰지 않는 가장 높은 것을 추천합니다: ${name.ko}.`,
            en: `"${wordsIn(decides, 'en')}" decides. AUC over the same ${folds} folds inside the training rows, compared by the corrected resampled t-test (Nadeau and Bengio), which knows that training rows overlap. Intervals count both other rows (bootstrap) and other seeds. Only p < ${level} is called a difference: ${draws} of the others cannot be told from the highest. Of those the highest that needs neither an encoder nor a transformer is recommended, if there is one: ${name.en}.`,
          },
          ...(left.length === 0
            ? []
            : [
                {
                  ko: `재지 않음(시간 예산): ${left.map(({ kind, input }) => `${kind.ko}, ${input.ko}`).join('; ')}.`,
                  en: `Not judged (budget): ${left.map(({ kind, input }) => `${kind.en}, ${input.en}`).join('; ')}.`,
                },
              ]),
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: { ko: '후보', en: 'finalist' } },
          { label: 'AUC', decimals: 3 },
          { label: { ko: '95% 구간', en: '95% interval' } },
          { label: { ko: '시드 ±', en: 'seeds ±' }, decimals: 3 },
          { label: { ko: '최고와 차이', en: 'less the best' } },
          { label: 'p', decimals: 3 },
          { label: { ko: '판정', en: 'verdict' } },
        ],
        rows: finalists.map((each) => {
          const [skill] = each.skills;
          const { againstBest, rocAuc, deviationOverSeeds } = skill;
          return [
            finalistWords(each),
            rocAuc.estimate,
            range(rocAuc),
            deviationOverSeeds,
            againstBest === null
              ? null
              : both(range(againstBest), (text) => `${figure(againstBest.estimate)} (${text})`),
            chance(againstBest?.pValue),
            againstBest === null
              ? { ko: '가장 높음', en: 'highest' }
              : isDraw(skill)
                ? { ko: '무승부', en: 'a draw' }
                : { ko: '더 낮음', en: 'worse' },
          ];
        }),
        strongRows,
      },
      ...(others.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: {
                ko: '다른 평가에서의 같은 후보들 (AUC, 95% 구간, 그 평가에서 가장 높은 것과의 짝 검정 p)',
                en: 'The same finalists in the other protocols (AUC, 95% interval, p of the paired test against the highest there)',
              },
              columns: [
                { label: { ko: '후보', en: 'finalist' } },
                ...others.flatMap((protocol) => [
                  { label: protocolWords({ name: protocol }).label, decimals: 3 },
                  { label: { ko: '95% 구간', en: '95% interval' } },
                  { label: 'p', decimals: 3 },
                ]),
              ],
              rows: finalists.map((each) => [
                finalistWords(each),
                ...others.flatMap((protocol): Cell[] => {
                  const skill = skillIn(each, protocol);
                  if (skill === undefined) return [null, null, null];
                  return [
                    skill.rocAuc.estimate,
                    range(skill.rocAuc),
                    chance(skill.againstBest?.pValue),
                  ];
                }),
              ]),
              strongRows,
            },
          ]),
    ],
  };
}

/** Every combination that was tried, and those there was no time for. */
export function ablationSection({ ablation }: Study): Section {
  const { scored, skipped } = ablation;
  const all = [...scored.map(({ configuration }) => configuration), ...skipped];
  const kinds = distinct(all.map(kindWords));
  const inputs = distinct(all.map(inputWords));
  const cell = (input: Pair, kind: Pair) =>
    scored.find(
      ({ configuration: c }) => inputWords(c).en === input.en && kindWords(c).en === kind.en,
    )?.mean ?? null;
  const areas = scored.map(({ mean }) => mean.rocAuc);
  return {
    id: 'ablation',
    title: { ko: '무엇이 도움이 되는가', en: 'What helps' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `변수 집합, 잠재 변수 크기, 변수 선택, 모델 종류의 조합 ${scored.length}개를 학습 행 안의 같은 겹에서, 쌍둥이를 한쪽에 두고 비교했습니다. 인코더와 변수의 중요도는 각 겹의 학습 행에서만 배웁니다.`,
            en: `${scored.length} combinations of features, latents, selection and kind of model over the same folds inside the training rows, twins on one side. Encoders and the importance of features are learned from the training rows of each fold alone.`,
          },
          ...notRun(ablation),
        ],
      },
      {
        kind: 'chart',
        isWide: true,
        chart: {
          kind: 'matrix',
          title: { ko: '조합별 AUC와 F1', en: 'AUC and F1 of every combination' },
          note: {
            ko: `칸마다 위는 AUC, 아래는 임계값 0.5의 F1${skipped.length === 0 ? '' : '; – 는 시간 예산 때문에 실행하지 않음'}`,
            en: `in each cell AUC, below it F1 at threshold 0.5${skipped.length === 0 ? '' : '; – not run: budget'}`,
          },
          rows: inputs,
          columns: kinds,
          values: inputs.map((input) => kinds.map((kind) => cell(input, kind)?.rocAuc ?? null)),
          texts: inputs.map((input) => kinds.map((kind) => figure(cell(input, kind)?.rocAuc))),
          details: inputs.map((input) =>
            kinds.map((kind) => {
              const mean = cell(input, kind);
              return mean === null ? '' : figure(mean.f1);
            }),
          ),
          scale: {
            label: 'AUC',
            low: Math.floor(Math.min(...areas) * 50) / 50,
            high: Math.ceil(Math.max(...areas) * 50) / 50,
            decimals: 2,
          },
        },
      },
    ],
  };
}

function both({ ko, en }: Pair, write: (text: string) => string): Pair {
  return { ko: write(ko), en: write(en) };
}

type Pair = ReturnType<typeof kindWords>;

function distinct(words: readonly Pair[]): readonly Pair[] {
  return [...new Map(words.map((each) => [each.en, each])).values()];
}

/** Inputs that no kind of model was tried on, and how many inputs each kind was not tried on beyond those. */
function notRun({ scored, skipped }: Study['ablation']): Pair[] {
  if (skipped.length === 0) return [];
  const tried = new Set(scored.map(({ configuration }) => inputWords(configuration).en));
  const untried = distinct(skipped.map(inputWords)).filter(({ en }) => !tried.has(en));
  const partly = skipped.filter((each) => tried.has(inputWords(each).en));
  const kinds = distinct(partly.map(kindWords)).map((kind) => ({
    kind,
    count: partly.filter((each) => kindWords(each).en === kind.en).length,
  }));
  const ko = [
    ...(untried.length === 0 ? [] : [`모든 종류: ${untried.map((each) => each.ko).join(', ')}`]),
    ...kinds.map(({ kind, count }) => `${kind.ko}: 다른 입력 ${count}가지`),
  ];
  const en = [
    ...(untried.length === 0 ? [] : [`every kind on ${untried.map((each) => each.en).join(', ')}`]),
    ...kinds.map(({ kind, count }) => `${kind.en} on ${count} more input${count === 1 ? '' : 's'}`),
  ];
  return [
    {
      ko: `실행하지 않음(시간 예산): ${skipped.length}개, 그림의 회색 칸. ${ko.join('; ')}. 더 긴 --budget으로 실행됩니다.`,
      en: `Not run: budget. ${skipped.length} combinations, grey in the chart: ${en.join('; ')}. A longer --budget runs them.`,
    },
  ];
}

const mostTrials = 12;

/** The first of the options that were searched; nothing without a search. */
export function searchSection({ search }: Study): Section[] {
  const { trials, halvings, inputs } = search;
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
              ko: `시간이 허락하는 만큼 ${halvings}번의 연속 반감으로 ${trials.length}가지를 비교했습니다. 입력도 함께 골랐습니다: ${inputs.map((each) => inputWords(each).ko).join(', ')}. 위에서 ${Math.min(mostTrials, trials.length)}개:`,
              en: `${trials.length} choices in ${halvings === 1 ? 'one successive halving' : `${halvings} successive halvings`}, as many as the time allowed. What a model reads was searched along with its options: ${inputs.map((each) => inputWords(each).en).join(', ')}. The first ${Math.min(mostTrials, trials.length)}:`,
            },
          ],
        },
        {
          kind: 'table',
          columns: [
            { label: { ko: '종류', en: 'kind' } },
            { label: { ko: '입력', en: 'input' } },
            { label: 'AUC', decimals: 4 },
            { label: { ko: '표준오차', en: 'standard error' }, decimals: 4 },
            { label: { ko: '겹', en: 'folds' }, format: 'count' },
            { label: { ko: '옵션', en: 'options' } },
          ],
          rows: trials
            .slice(0, mostTrials)
            .map(({ family, options, inputs, score, standardError, folds }) => [
              kindWords({ members: [{ family, options }] }),
              inputWords(inputs),
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
