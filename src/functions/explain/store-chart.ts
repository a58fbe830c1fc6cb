import type { Language, ObjectStore } from '../../shared/index.js';
import type { ExplainedFeature } from './explained-feature.js';
import { className } from './summary.js';

/** Where a stored chart can be opened; null each when its store has no addresses. */
export interface ChartAddresses {
  readonly png: string | null;
  readonly svg: string | null;
}

/** Where charts go, and where they can be opened from there. */
export interface ChartPlace {
  readonly charts: ObjectStore;
  readonly chartUrl: (key: string) => Promise<string | null>;
}

export interface WaterfallChart {
  readonly language: Language;
  readonly positiveClass: string;
  readonly baseValue: number;
  readonly outputValue: number;
  readonly probability: number;
  /** All features, strongest first; the first `topCount` get a row each. */
  readonly features: readonly ExplainedFeature[];
  readonly topCount: number;
}

/** Draws and stores the waterfall of one row under `KEY.svg` and `KEY.png`. Drawing is loaded here and not before. */
export async function storeWaterfall(
  key: string,
  chart: WaterfallChart,
  place: ChartPlace,
): Promise<ChartAddresses> {
  const { waterfallSvg } = await import('../../report/index.js');
  const { features, topCount, language, positiveClass } = chart;
  const shown = features.slice(0, topCount);
  const others = features.slice(topCount);
  const svg = waterfallSvg({
    language,
    outcome: className(positiveClass, language),
    space: 'log-odds',
    baseValue: chart.baseValue,
    outputValue: chart.outputValue,
    probability: chart.probability,
    contributions: shown.map(({ name, valueText, shap, side, operator }) => ({
      label: operator?.title?.[language] ?? name,
      valueText,
      shap,
      ...(side === 'unknown' ? {} : { inRange: side === 'inside' }),
    })),
    othersShap: others.reduce((sum, { shap }) => sum + shap, 0),
    ...(others.length === 0 ? {} : { othersCount: others.length }),
  });
  return await storeBoth(key, svg, place);
}

export interface ImportanceChart {
  readonly language: Language;
  readonly rowCount: number;
  readonly items: readonly { readonly label: string; readonly importance: number }[];
}

/** The same for a model's importance, which never changes under its key: drawn only when it is not stored yet. */
export async function storeImportance(
  key: string,
  chart: ImportanceChart,
  place: ChartPlace,
): Promise<ChartAddresses> {
  if (await isStored(place.charts, key)) return await addresses(key, place);
  const { importanceSvg } = await import('../../report/index.js');
  return await storeBoth(key, importanceSvg(chart), place);
}

async function isStored(charts: ObjectStore, key: string): Promise<boolean> {
  return (await charts.get(`${key}.png`)) !== null && (await charts.get(`${key}.svg`)) !== null;
}

async function storeBoth(key: string, svg: string, place: ChartPlace): Promise<ChartAddresses> {
  const { renderPng } = await import('../../report/index.js');
  const bytes = new TextEncoder().encode(svg);
  await place.charts.put(`${key}.svg`, bytes, { contentType: 'image/svg+xml' });
  await place.charts.put(`${key}.png`, await renderPng(svg), { contentType: 'image/png' });
  return await addresses(key, place);
}

async function addresses(key: string, { chartUrl }: ChartPlace): Promise<ChartAddresses> {
  return { png: await chartUrl(`${key}.png`), svg: await chartUrl(`${key}.svg`) };
}
