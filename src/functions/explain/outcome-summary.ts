// Summaries for models of several classes or of a number: built from facts alone.
import { type BilingualText, readableNumber } from '../../shared/index.js';
import type { OutcomeExplanation } from '../../tabular/index.js';
import type { ExplainedFeature } from './explained-feature.js';
import { withParticle } from './korean-particles.js';

const toldFeatures = 3;

/** The answer, then the features that raised it and lowered it most, with their values. `features` strongest first. */
export function outcomeSummary(
  { prediction, className }: Pick<OutcomeExplanation, 'prediction' | 'className'>,
  features: readonly ExplainedFeature[],
): BilingualText {
  const of = (direction: ExplainedFeature['direction']) =>
    features
      .filter((feature) => feature.direction === direction)
      .slice(0, toldFeatures)
      .map(({ name, valueText }) => (valueText === '' ? name : `${name} (${valueText})`))
      .join(', ');
  const [raising, lowering] = [of('increases'), of('decreases')];
  if (prediction.kind === 'number') {
    const value = readableNumber(prediction.value);
    return {
      ko: lines(
        `예측값은 ${value}입니다.`,
        raising && `값을 높인 변수: ${raising}.`,
        lowering && `값을 낮춘 변수: ${lowering}.`,
      ),
      en: lines(
        `The prediction is ${value}.`,
        raising && `Raised by: ${raising}.`,
        lowering && `Lowered by: ${lowering}.`,
      ),
    };
  }
  const share = `${(100 * prediction.probability).toFixed(1)}%`;
  const name = className ?? prediction.className;
  return {
    ko: lines(
      `${withParticle(prediction.className, '으로/로')} 판정했습니다. 확률은 ${share}입니다.`,
      raising && `${withParticle(name, '을/를')} 뒷받침한 변수: ${raising}.`,
      lowering && `반대한 변수: ${lowering}.`,
    ),
    en: lines(
      `Called ${prediction.className} with a probability of ${share}.`,
      raising && `For ${name}: ${raising}.`,
      lowering && `Against it: ${lowering}.`,
    ),
  };
}

function lines(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join('\n');
}
