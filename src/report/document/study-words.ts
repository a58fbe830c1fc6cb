import type { Configuration, Finalist, ModelInputs, Study } from '../../tabular/index.js';
import { kindOf } from '../../tabular/index.js';

type Pair = { readonly ko: string; readonly en: string };

const kinds: Readonly<Record<ReturnType<typeof kindOf>, Pair>> = {
  'boosting-depthwise': { ko: '부스팅 (층별)', en: 'boosting, depth-wise' },
  'boosting-leafwise': { ko: '부스팅 (잎별)', en: 'boosting, leaf-wise' },
  'boosting-symmetric': { ko: '부스팅 (대칭)', en: 'boosting, symmetric' },
  'random-forest': { ko: '랜덤 포레스트', en: 'random forest' },
  'extra-trees': { ko: '엑스트라 트리', en: 'extra-trees' },
  'logistic-regression': { ko: '로지스틱 회귀', en: 'logistic regression' },
  'ft-transformer': { ko: 'FT-트랜스포머', en: 'FT-Transformer' },
  'tab-transformer': { ko: '탭트랜스포머', en: 'TabTransformer' },
  vote: { ko: '부스팅 투표', en: 'vote of boosting' },
};

/** A kind of model in a person's words. */
export function kindWords(configuration: Pick<Configuration, 'members'>): Pair {
  return kinds[kindOf(configuration)];
}

/** What a model reads, in a person's words. */
export function inputWords({ featureSet, latentCount, keep }: ModelInputs): Pair {
  const latents = latentCount ?? 0;
  if (featureSet === 'latent')
    return { ko: `잠재 변수 ${latents}개만`, en: `${latents} latents alone` };
  const base =
    keep === null
      ? { ko: '모든 변수', en: 'all features' }
      : { ko: `중요한 변수 ${keep}개`, en: `top ${keep} features` };
  return featureSet === 'baseline'
    ? base
    : { ko: `${base.ko} + 잠재 변수 ${latents}개`, en: `${base.en} + ${latents} latents` };
}

const origins: Readonly<Record<Finalist['from'], Pair>> = {
  ablation: { ko: '비교에서 나온 것', en: 'from the ablation' },
  search: { ko: '탐색으로 찾은 것', en: 'from the search' },
  vote: { ko: '여러 부스팅의 투표', en: 'several kinds voting' },
  floor: { ko: '바닥선', en: 'the floor' },
};

/** A finalist in a line. */
export function finalistWords({ configuration, from }: Finalist): Pair {
  const [kind, input, origin] = [
    kindWords(configuration),
    inputWords(configuration),
    origins[from],
  ];
  return {
    ko: `${kind.ko}, ${input.ko}, ${origin.ko}`,
    en: `${kind.en}, ${input.en}, ${origin.en}`,
  };
}

/** Three decimals, or a dash. */
export function figure(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) ? value.toFixed(3) : '–';
}

/** `0.731 to 0.782`, never broken over two lines. */
export function range({ low, high }: { readonly low: number; readonly high: number }): Pair {
  return {
    ko: `${figure(low)}~${figure(high)}`,
    en: `${figure(low)}\u00a0to\u00a0${figure(high)}`,
  };
}

/** A chance to three decimals, or `<0.001`; null stays null. */
export function chance(pValue: number | undefined): number | string | null {
  if (pValue === undefined) return null;
  return pValue < 0.001 ? '<0.001' : pValue;
}

/** 0.2242 becomes 22.4%. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)}%` : '–';
}

/** A whole number with thousands apart. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** `12,300,000 KRW`; millions stay readable. */
export function money(value: number, unit: string): Pair {
  const text = `${whole(value)} ${unit}`.trim();
  const korean = unit === 'KRW' ? `${whole(value)}원` : text;
  return { ko: korean, en: text };
}

/** Money to three digits: `34.1 million KRW`, `3,410만 원`. */
export function roughMoney(value: number, unit: string): Pair {
  const rough = Number(value.toPrecision(3));
  const size = Math.abs(rough);
  const en =
    size >= 1e9
      ? `${rough / 1e9} billion`
      : size >= 1e6
        ? `${rough / 1e6} million`
        : rough.toLocaleString('en-US');
  const plain = `${en} ${unit}`.trim();
  if (unit !== 'KRW') return { ko: plain, en: plain };
  const ko =
    size >= 1e8
      ? `${rough / 1e8}억 원`
      : size >= 1e4
        ? `${(rough / 1e4).toLocaleString('en-US')}만 원`
        : `${rough.toLocaleString('en-US')}원`;
  return { ko, en: plain };
}

/** What a table calls its two classes, several of them at a time. */
export function classWords({ training }: Study): {
  readonly positive: Pair;
  readonly negative: Pair;
} {
  const [negative, positive] = training.model.classes;
  return {
    positive:
      positive === 'defect'
        ? { ko: '불량', en: 'defects' }
        : { ko: `"${positive}" 행`, en: `rows of "${positive}"` },
    negative:
      negative === 'normal'
        ? { ko: '양품', en: 'good parts' }
        : { ko: `"${negative}" 행`, en: `rows of "${negative}"` },
  };
}
