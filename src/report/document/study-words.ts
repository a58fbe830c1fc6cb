import type { Configuration, Finalist, ModelInputs } from '../../tabular/index.js';
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

/** `0.731 – 0.782`, never broken over two lines. */
export function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${figure(low)}\u00a0–\u00a0${figure(high)}`;
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
