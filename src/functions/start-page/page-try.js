// The form: values in, a prediction, its explanation, and the same as commands.
import { explanationCard, failureCard, predictionCard } from './page-answer.js';
import { drawCommands } from './page-commands.js';
import { element } from './page-element.js';
import { featureFields, sentFeatures, typicalValues } from './page-form.js';
import { post } from './page-request.js';
import { className, facts, functionOf, model, state, word } from './page-state.js';

/** Whether there is something to predict with. */
export function canTry() {
  return model !== null && functionOf('predict') !== null;
}
/** The places of the form; `drawTry` fills them. */
export function trySection() {
  const examples = facts.examples ?? [];
  const button = (title, values) =>
    element(
      'button',
      { type: 'button', class: 'quiet-button', onclick: () => useValues(values) },
      title,
    );
  return element(
    'section',
    { id: 'try', tabindex: -1 },
    element('h2', {}, word('tryTitle')),
    element('p', { class: 'hint' }, word('tryHint')),
    element(
      'div',
      { class: 'examples' },
      examples.map(({ title, features }) => button(title[state.language], features)),
      button(word('typical'), {}),
    ),
    element(
      'div',
      { class: 'columns' },
      element('form', {
        id: 'form',
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          predict();
        },
      }),
      element('div', { id: 'result', class: 'card', 'aria-live': 'polite' }),
    ),
    element('div', { id: 'explanation', 'aria-live': 'polite' }),
    element('div', { id: 'commands', class: 'card' }),
  );
}

/** Fills the form, the result and the commands. */
export function drawTry() {
  drawFields();
  drawResult();
  drawCommands();
}

async function predict() {
  if (state.busy !== null) return;
  const features = sentFeatures(model.features, state.values);
  await whileBusy('predict', async () => {
    const { answer, failure = null } = await post(functionOf('predict').path, { features });
    state.failure = failure;
    if (failure !== null) return;
    state.predicted = { answer, features };
    state.explained = null;
  });
  revealOnPhone();
}

/** Explains the last prediction anew, in the language of the page. */
export async function explain() {
  if (state.busy !== null || state.predicted === null) return;
  const { answer: predicted, features } = state.predicted;
  const { language } = state;
  await whileBusy('explain', async () => {
    const { answer, failure = null } = await post(functionOf('explain').path, {
      features,
      language,
      top_n: 8,
      generate_chart: true,
      prediction_id: predicted.prediction_id,
    });
    state.failure = failure;
    if (failure === null) state.explained = { answer, language };
  });
  if (state.explained !== null && state.explained.language !== state.language) await explain();
}

async function explainAndShow() {
  await explain();
  if (state.failure === null)
    document.getElementById('explanation').scrollIntoView({ block: 'start' });
}

async function whileBusy(what, work) {
  state.busy = what;
  drawResult();
  try {
    await work();
  } finally {
    state.busy = null;
    drawResult();
  }
}

function revealOnPhone() {
  const result = document.getElementById('result');
  if (result.getBoundingClientRect().top > innerHeight * 0.8)
    result.scrollIntoView({ block: 'start' });
}

function useValues(values) {
  state.values = { ...typicalValues(model.features), ...values };
  drawTry();
}

function drawFields() {
  const { language, values } = state;
  const onChange = (name, text) => {
    const wasStale = isStale();
    state.values[name] = text;
    // Drawn anew only when it changes, so that a screen reader is not told at every key.
    if (isStale() !== wasStale) drawResult();
    drawCommands();
  };
  const fields = featureFields({ features: model.features, values, language, word, onChange });
  document.getElementById('form').replaceChildren(...fields);
}

/** Whether the form no longer holds what the prediction was made from. */
function isStale() {
  if (state.predicted === null) return false;
  const sent = sentFeatures(model.features, state.values);
  return JSON.stringify(state.predicted.features) !== JSON.stringify(sent);
}

function drawResult() {
  const { predicted, busy, failure } = state;
  const canExplain = predicted !== null && functionOf('explain') !== null;
  const focused = document.activeElement?.id;
  document.getElementById('result').replaceChildren(
    element('h3', {}, word('resultTitle')),
    element(
      'div',
      { class: 'actions' },
      element(
        'button',
        {
          id: 'predict',
          type: 'submit',
          form: 'form',
          class: 'main-button',
          'aria-disabled': String(busy !== null),
        },
        word(busy === 'predict' ? 'predicting' : 'predict'),
      ),
      canExplain
        ? element(
            'button',
            {
              id: 'explain',
              type: 'button',
              class: 'quiet-button',
              'aria-disabled': String(busy !== null),
              onclick: explainAndShow,
            },
            word(busy === 'explain' ? 'explaining' : 'explain'),
          )
        : null,
    ),
    element('div', {
      class: busy === null ? 'progress' : 'progress running',
      'aria-hidden': 'true',
    }),
    failure === null ? '' : failureCard(failure, word),
    predicted === null
      ? element('p', { class: 'hint' }, word('resultEmpty'))
      : predictionCard({ answer: predicted.answer, model, isStale: isStale(), word, className }),
  );
  if (focused === 'predict' || focused === 'explain') document.getElementById(focused)?.focus();
  drawExplanation();
}

let drawnExplanation = null;
function drawExplanation() {
  const place = document.getElementById('explanation');
  // Drawing it anew for every keystroke would reload the chart.
  const key = `${state.language} ${state.explained === null ? '' : state.explained.answer.processing_time_ms}`;
  if (place.childNodes.length > 0 && drawnExplanation === key && state.explained !== null) return;
  drawnExplanation = key;
  if (state.explained === null) return place.replaceChildren();
  const { answer } = state.explained;
  const { language } = state;
  place.replaceChildren(
    element(
      'div',
      { class: 'card' },
      element('h3', {}, word('explanationTitle')),
      explanationCard({ answer, language, word }),
    ),
  );
}
