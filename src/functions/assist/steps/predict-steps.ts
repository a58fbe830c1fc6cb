// Steps about a reading: its call with the reasons, the reasons alone, and what another reading would be called.
import type { Language } from '../../../shared/index.js';
import type { ExplainRowAnswer } from '../../explain/contract.js';
import type { PredictAnswer, PredictRowsAnswer } from '../../predict/contract.js';
import type { AssistFact, PredictionFacts, TopFeature } from '../assist-event.js';
import type { PredictingRoom } from '../assist-rooms.js';
import type { FeatureVocabulary } from '../reading/feature-vocabulary.js';
import type { Reading } from '../reading/read-pasted.js';
import { asksWhy } from '../route/said.js';
import {
  figuresText,
  notChangeable,
  rowsText,
  shortSummary,
  warningsText,
  whatIfText,
  withoutModel,
  withoutReading,
} from './predict-texts.js';
import { resolveChange } from './resolve-change.js';
import type { Step, StepProps, StepResult } from './step.js';

/** Calls a reading and says why. Several rows are called one by one, and the riskiest is explained. */
export async function* predictStep(props: StepProps): Step {
  const { number, language, invocation, step } = props;
  const room = roomOf(props);
  if (room === null) return withoutModel(props);
  const given = readingsAtHand(props);
  if (given === null) return await withoutReading(props, room);
  const { rows, source } = given;
  const answer = await room.predict(rows, invocation);
  const { threshold, classes } = (await room.model()).open.model;
  const calls = callsOf(answer, threshold, classes[1]);
  const riskiest = calls.reduce(
    (best, call, at) => (call.probability > calls[best]!.probability ? at : best),
    0,
  );
  const reading = rows[riskiest]!;
  const prediction = calls[riskiest]!;
  yield { type: 'reading-read', step: number, reading, row_count: rows.length, source };
  if (rows.length > 1)
    yield {
      type: 'predictions-made',
      step: number,
      predictions: calls.map(({ class: name, probability }, at) => ({
        row: at + 1,
        class: name,
        probability,
      })),
    };
  yield { type: 'prediction-made', step: number, prediction };
  const explained = yield* explainReading(props, room, reading, prediction);
  const first = rows.length > 1 ? `${rowsText(calls, riskiest, language)}\n` : '';
  const isAskedWhy = asksWhy(step.question) || props.isPartOfMany || step.question === '';
  const reasons = isAskedWhy
    ? explained.summary
    : shortSummary(explained.summary, explained.top, language);
  return {
    status: 'answered',
    text: `${first}${reasons}${warningsText(prediction, language)}`,
    evidence: explained.evidence,
    memory: { ...props.memory, reading, prediction, topFeatures: explained.top, whatIf: null },
    model: null,
    citations: props.citationsBefore,
  };
}

/** Says why the kept reading was called as it was. */
export async function* explainStep(props: StepProps): Step {
  const { memory, number, rooms, invocation } = props;
  const room = roomOf(props);
  if (room === null) return withoutModel(props);
  const reading = memory.reading ?? props.asked.sentReading;
  if (reading === null) return await withoutReading(props, room);
  yield { type: 'reading-read', step: number, reading, row_count: 1, source: 'kept' };
  let prediction = memory.prediction;
  if (prediction === null) {
    const { threshold, classes } = (await room.model()).open.model;
    [prediction] = callsOf(await room.predict([reading], invocation), threshold, classes[1]) as [
      PredictionFacts,
    ];
    yield { type: 'prediction-made', step: number, prediction };
  }
  const explained = yield* explainReading(props, rooms.predicting!, reading, prediction);
  return {
    status: 'answered',
    text: explained.summary,
    evidence: explained.evidence,
    memory: { ...memory, reading, prediction, topFeatures: explained.top },
    model: null,
    citations: props.citationsBefore,
  };
}

/** Calls the reading again with some values changed, beside the call before. The kept reading stays as it was. */
export async function* whatIfStep(props: StepProps): Step {
  const { memory, number, language, step, invocation, vocabulary } = props;
  const room = roomOf(props);
  if (room === null || vocabulary === null) return withoutModel(props);
  const goesOn =
    /거기에|추가로|더해서|그\s*상태에서|또|\balso\b|\badditionally\b|\bon top\b|\bas well\b/i.test(
      step.question,
    );
  const base =
    (goesOn ? memory.whatIf?.reading : undefined) ?? memory.reading ?? props.asked.sentReading;
  if (base === undefined || base === null) return await withoutReading(props, room);
  const { model } = (await room.model()).open;
  const resolved = step.changes.flatMap((asked) => {
    const change = resolveChange(asked, base, memory, vocabulary, language);
    return change === null ? [] : [change];
  });
  if (resolved.length === 0) return notChangeable(props);
  const changed: Reading = {
    ...base,
    ...Object.fromEntries(resolved.map(({ feature, to }) => [feature, to])),
  };
  const calls = callsOf(
    await room.predict([base, changed], invocation),
    model.threshold,
    model.classes[1],
  );
  const [before, after] = calls as [PredictionFacts, PredictionFacts]; // two rows give two calls
  yield { type: 'reading-read', step: number, reading: base, row_count: 1, source: 'kept' };
  yield {
    type: 'what-if-made',
    step: number,
    changes: resolved.map(({ feature, title, from, to, unit }) => ({
      feature,
      title,
      from,
      to,
      unit,
    })),
    before,
    after,
  };
  return {
    status: 'answered',
    text: whatIfText(resolved, before, after, language),
    evidence: {
      facts: [
        ...factsOf(before, 'before'),
        ...factsOf(after, 'after'),
        ...resolved.flatMap(({ feature, from, to, unit }) => [
          { label: feature, value: to, unit },
          ...(from === null ? [] : [{ label: `${feature} before`, value: from, unit }]),
        ]),
      ],
    },
    memory: {
      ...memory,
      reading: memory.reading ?? base,
      prediction: memory.prediction ?? before,
      whatIf: {
        reading: changed,
        features: resolved.map(({ feature }) => feature),
        asked: step.changes,
      },
    },
    model: null,
    citations: props.citationsBefore,
  };
}

/** What the model as a whole leans on, and how good it is. */
export async function* modelStep(props: StepProps): Step {
  const { language, invocation, number } = props;
  const room = roomOf(props);
  if (room === null) return withoutModel(props);
  const answer = await room.importance(language, invocation);
  const { results } = (await room.model()).open.model;
  yield {
    type: 'explanation-made',
    step: number,
    top_features: answer.top_features.map(({ name, importance, equipment, normal_range }) => ({
      name,
      title: props.vocabulary?.title(name, language) ?? name,
      value: null,
      shap: importance,
      equipment,
      normal_range,
      in_range: null,
      action: null,
    })),
    base_value: answer.base_value,
    chart_url: answer.chart_url,
    chart_svg_url: answer.chart_svg_url,
  };
  const honest = results[0];
  const figures =
    honest === undefined
      ? ''
      : figuresText(answer.model_version, honest.metrics, honest.testRows, language);
  return {
    status: 'answered',
    text: `${answer.summary}${figures}`,
    evidence: {
      facts: [
        { label: 'model', value: answer.model_version },
        ...Object.entries(honest?.metrics ?? {}).flatMap(([label, value]) =>
          typeof value === 'number' ? [{ label, value, unit: 'ratio' }] : [],
        ),
      ],
      passages: [{ text: answer.summary, source: answer.model_version }],
    },
    memory: props.memory,
    model: null,
    citations: props.citationsBefore,
  };
}

function roomOf({ rooms }: StepProps): PredictingRoom | null {
  return rooms.predicting;
}

function readingsAtHand({ pasted, asked, memory }: StepProps) {
  if (pasted !== null) return { rows: pasted.rows, source: 'pasted' as const };
  if (asked.sentReading !== null) return { rows: [asked.sentReading], source: 'sent' as const };
  if (memory.reading !== null) return { rows: [memory.reading], source: 'kept' as const };
  return null;
}

function callsOf(
  answer: PredictAnswer | PredictRowsAnswer,
  threshold: number,
  positiveClass: string,
): PredictionFacts[] {
  const rows = 'predictions' in answer ? answer.predictions : [answer];
  return rows.map(({ prediction, prediction_id, warnings }) => ({
    class: prediction.class,
    probability: prediction.probability,
    confidence: prediction.confidence,
    threshold,
    positive_class: positiveClass,
    prediction_id,
    model_version: answer.model_version,
    warnings: warnings.map(({ code, message }) => ({ code, message })),
  }));
}

interface Explained {
  readonly summary: string;
  readonly top: readonly TopFeature[];
  readonly evidence: StepResult['evidence'];
}

async function* explainReading(
  { number, language, vocabulary, invocation }: StepProps,
  room: PredictingRoom,
  reading: Reading,
  prediction: PredictionFacts,
): AsyncGenerator<AssistFact, Explained, undefined> {
  const answer = await room.explain(
    { reading, language, predictionId: prediction.prediction_id },
    invocation,
  );
  const top = topFeaturesOf(answer, vocabulary, language);
  yield {
    type: 'explanation-made',
    step: number,
    top_features: top,
    base_value: answer.base_value,
    chart_url: answer.chart_url,
    chart_svg_url: answer.chart_svg_url,
  };
  return {
    summary: answer.summary,
    top,
    evidence: {
      facts: factsOf(prediction, 'prediction'),
      contributions: answer.top_features.flatMap(({ name, value, shap, normal_range }) =>
        typeof value === 'number'
          ? [
              {
                feature: name,
                value,
                contribution: shap,
                ...(normal_range === null ? {} : { unit: normal_range.unit }),
              },
            ]
          : [],
      ),
      passages: [{ text: answer.summary, source: answer.model_version }],
    },
  };
}

function topFeaturesOf(
  answer: ExplainRowAnswer,
  vocabulary: FeatureVocabulary | null,
  language: Language,
): TopFeature[] {
  return answer.top_features.map(
    ({ name, value, shap, equipment, normal_range, in_range, action }) => ({
      name,
      title: vocabulary?.title(name, language) ?? name,
      value,
      shap,
      equipment,
      normal_range,
      in_range,
      action,
    }),
  );
}

function factsOf(prediction: PredictionFacts, label: string) {
  const { probability, threshold } = prediction;
  return [
    { label: `${label} class`, value: prediction.class },
    { label: `${label} probability`, value: probability, unit: 'ratio' },
    { label: 'threshold', value: threshold, unit: 'ratio' },
  ];
}
