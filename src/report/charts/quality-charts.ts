// Charts of a process: what moves it beyond chance, how well it fits between its limits.
import type {
  ControlChart,
  NelsonRule,
  ProcessCapability,
  SpecificationLimits,
} from '../../tabular/index.js';
import { type Words, wordsIn } from '../words.js';
import type { Axis, Guide, HistogramChart, LinePoint, LinesChart } from './chart.js';
import { classHistogram } from './row-charts.js';
import { figureText } from './value-text.js';

/** A control chart: values, their limits, and a ring around each that completes a rule. */
export function controlLines(
  chart: ControlChart,
  facts: { readonly title: Words; readonly y: Axis; readonly x?: Words },
): LinesChart {
  const { centre, points } = chart;
  const flagged = points.flatMap((point, i) =>
    point.rules.length > 0 ? [{ x: i + 1, y: point.value }] : [],
  );
  const found = ([1, 2, 3, 4, 5, 6, 7, 8] as const).filter((rule) =>
    points.some(({ rules }) => rules.includes(rule)),
  );
  return {
    kind: 'lines',
    title: facts.title,
    note: {
      ko:
        found.length === 0 ? '규칙 위반 없음' : found.map((rule) => ruleWords[rule].ko).join('; '),
      en:
        found.length === 0
          ? 'no rule is broken'
          : found.map((rule) => ruleWords[rule].en).join('; '),
    },
    x: {
      label: facts.x ?? { ko: '순서', en: 'in order' },
      format: 'count',
      low: 0,
      high: points.length + 1,
    },
    y: facts.y,
    series: [
      {
        label: { ko: '값', en: 'value' },
        points: points.map(({ value }, i) => ({ x: i + 1, y: value })),
        marked: points.length <= 60,
      },
      {
        label: { ko: '관리 한계 (3시그마)', en: 'control limits (3 sigma)' },
        points: stairs(chart, 'upper'),
      },
      { label: { ko: '아래 한계', en: 'lower limit' }, points: stairs(chart, 'lower'), like: 1 },
      ...(flagged.length === 0
        ? []
        : [{ label: { ko: '규칙 위반', en: 'breaks a rule' }, points: flagged, flags: true }]),
    ],
    guides: [
      {
        axis: 'y',
        at: centre,
        label: {
          ko: `중심 ${figureText(centre, facts.y)}`,
          en: `centre ${figureText(centre, facts.y)}`,
        },
      },
    ],
  };
}

/** A limit over half a step on both sides of its point; one straight line while it does not change. */
function stairs({ points }: ControlChart, end: 'lower' | 'upper'): LinePoint[] {
  return points.flatMap((point, i) => {
    const isInside = i > 0 && points[i - 1]![end] === point[end];
    const goesOn = points[i + 1]?.[end] === point[end];
    return [
      ...(isInside ? [] : [{ x: i + 0.5, y: point[end] }]),
      ...(goesOn ? [] : [{ x: i + 1.5, y: point[end] }]),
    ];
  });
}

/** Values between their limits, with Cp and Cpk. Missing values (NaN) are left out. */
export function capabilityChart(
  values: Float64Array,
  limits: SpecificationLimits,
  capability: ProcessCapability,
  facts: { readonly title: Words; readonly x: Axis },
): HistogramChart {
  const { cpk, cp, ppk, outsideShare, mean, rowCount } = capability;
  const ends = [
    ...values.filter((value) => !Number.isNaN(value)),
    limits.lower,
    limits.upper,
  ].filter((value) => value !== null);
  const low = ends.reduce((a, b) => Math.min(a, b));
  const high = ends.reduce((a, b) => Math.max(a, b));
  // Room beside the limits, so that their lines are not the frame.
  const room = (high - low) * 0.06;
  const guide = (at: number | null, label: Words): Guide[] =>
    at === null ? [] : [{ axis: 'x', at, label }];
  const figure = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '–');
  const range = `${figure(cpk.low)} – ${figure(cpk.high)}`;
  return {
    ...classHistogram({
      title: facts.title,
      x: { ...facts.x, low: low - room, high: high + room },
      values,
      classOfRow: new Uint8Array(values.length),
      classes: [facts.x.label],
      guides: [
        ...guide(limits.lower, { ko: '하한', en: 'lower limit' }),
        ...guide(mean, {
          ko: `평균 ${figureText(mean, facts.x)}`,
          en: `mean ${figureText(mean, facts.x)}`,
        }),
        ...guide(limits.upper, { ko: '상한', en: 'upper limit' }),
      ],
    }),
    note: {
      ko: `Cp ${figure(cp)}, Cpk ${figure(cpk.estimate)} (95% 구간 ${range}), Ppk ${figure(ppk)}, ${rowCount.toLocaleString('en-US')}개 중 ${(outsideShare * 100).toFixed(1)}%가 한계 밖`,
      en: `Cp ${figure(cp)}, Cpk ${figure(cpk.estimate)} (95% interval ${range}), Ppk ${figure(ppk)}; ${(outsideShare * 100).toFixed(1)}% of ${rowCount.toLocaleString('en-US')} outside`,
    },
    alternative: {
      ko: `${wordsIn(facts.title, 'ko')}: Cp ${figure(cp)}, Cpk ${figure(cpk.estimate)}, Ppk ${figure(ppk)}`,
      en: `${wordsIn(facts.title, 'en')}: Cp ${figure(cp)}, Cpk ${figure(cpk.estimate)}, Ppk ${figure(ppk)}`,
    },
  };
}

const ruleWords: Readonly<Record<NelsonRule, { readonly ko: string; readonly en: string }>> = {
  1: { ko: '규칙 1: 한계 밖', en: 'rule 1: beyond a limit' },
  2: { ko: '규칙 2: 9점이 한쪽', en: 'rule 2: nine on one side' },
  3: { ko: '규칙 3: 6점이 계속 오르거나 내림', en: 'rule 3: six rising or falling' },
  4: { ko: '규칙 4: 14점이 번갈아 오르내림', en: 'rule 4: fourteen up and down in turn' },
  5: { ko: '규칙 5: 3점 중 2점이 2시그마 밖', en: 'rule 5: two of three beyond 2 sigma' },
  6: { ko: '규칙 6: 5점 중 4점이 1시그마 밖', en: 'rule 6: four of five beyond 1 sigma' },
  7: { ko: '규칙 7: 15점이 1시그마 안', en: 'rule 7: fifteen within 1 sigma' },
  8: { ko: '규칙 8: 8점이 1시그마 밖', en: 'rule 8: eight beyond 1 sigma' },
};
