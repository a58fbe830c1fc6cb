// The start page: keeps what was typed and answered, and draws everything anew when the language changes.
import { explanationCard, failureCard, predictionCard } from './page-answer.js';
import { askBox, newTurn, takeEvent, turnView } from './page-ask.js';
import { element } from './page-element.js';
import { featureFields, sentFeatures, startingValues, typicalValues } from './page-form.js';
import {
  commandBlock,
  functionsSection,
  modelSection,
  noModelSection,
  pageFooter,
  shellCommands,
} from './page-sections.js';
import { streamEvents } from './page-stream.js';

const facts = JSON.parse(document.getElementById('facts').textContent);
const { model, words } = facts;
const functionOf = (kind) => facts.functions.find((each) => each.kind === kind) ?? null;

const state = {
  language: rememberedLanguage(),
  values: model === null ? {} : startingValues(facts),
  /** Which command is shown. */
  command: 'predict',
  /** What the last answers were given for. */
  predicted: null,
  explained: null,
  failure: null,
  busy: null,
  /** Questions with their answers, the latest first. */
  turns: [],
  draft: '',
  sendsForm: false,
  sessionId: null,
  asking: null,
};

/** The sentence of a key with its values put in; undefined for a key nobody wrote. */
function word(key, values = {}) {
  return words[key]?.[state.language].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

function className(name) {
  return word(`class-${name}`) ?? name;
}

function rememberedLanguage() {
  const known = (language) => language === 'ko' || language === 'en';
  try {
    const remembered = localStorage.getItem('casthouse.language');
    if (known(remembered)) return remembered;
  } catch {
    // Storage may be switched off; the browser's language decides then.
  }
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

function chooseLanguage(language) {
  state.language = language;
  try {
    localStorage.setItem('casthouse.language', language);
  } catch {
    // Not remembered, still switched.
  }
  draw();
  document.querySelector(`[data-language=${language}]`).focus();
  // The chart and the operator's words come from the server in one language.
  if (state.explained !== null && state.failure === null && state.busy === null) explain();
}

/** Posts JSON; answers `{ answer }` or `{ failure }`, never throws. */
async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { failure: { message: word('unreachable'), fix: word('unreachableFix') } };
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return { answer };
  const unexpected = {
    message: word('unexpected', { status: response.status }),
    fix: word('unexpectedFix'),
  };
  return { failure: answer?.error ?? unexpected };
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

async function explain() {
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
  drawFields();
  drawResult();
  drawCommands();
}

// Drawing. `draw` builds the page, the others fill one place of it.

function draw() {
  document.documentElement.lang = state.language;
  document.title = model === null ? 'Casthouse' : `Casthouse – ${model.version}`;
  document
    .getElementById('page')
    .replaceChildren(
      element('a', { class: 'skip', href: '#try' }, word('skip')),
      header(),
      element(
        'main',
        {},
        functionOf('assist') === null ? '' : askSection(),
        model === null
          ? noModelSection({ reason: facts.noModelReason, word })
          : modelSection({ model, word }),
        model === null || functionOf('predict') === null ? '' : trySection(),
        functionsSection({ functions: facts.functions, word }),
      ),
      pageFooter({ word }),
    );
  drawAsk();
  drawTurns();
  if (document.getElementById('try') === null) return;
  drawFields();
  drawResult();
  drawCommands();
}

function header() {
  const languages = { ko: '한국어', en: 'English' };
  return element(
    'header',
    { class: 'top' },
    element(
      'div',
      {},
      element('h1', {}, 'Casthouse', element('span', { class: 'version' }, facts.version)),
      element('p', {}, word('tagline')),
    ),
    element(
      'div',
      { class: 'switch', role: 'group', 'aria-label': word('language') },
      Object.entries(languages).map(([language, name]) =>
        element(
          'button',
          {
            type: 'button',
            lang: language,
            'data-language': language,
            'aria-pressed': String(state.language === language),
            onclick: () => chooseLanguage(language),
          },
          name,
        ),
      ),
    ),
  );
}

function askSection() {
  return element(
    'section',
    { id: 'assistant' },
    element('h2', {}, word('askTitle')),
    element('p', { class: 'hint' }, word('askHint')),
    element('div', { id: 'ask-box', class: 'card' }),
    element('div', { id: 'turns', 'aria-live': 'polite' }),
  );
}

function drawAsk() {
  const place = document.getElementById('ask-box');
  if (place === null) return;
  const hasForm = model !== null && functionOf('predict') !== null;
  const chips = [
    ...(hasForm ? [{ text: word('askAll'), withForm: true }] : []),
    ...(state.turns.length > 0 && hasForm ? [{ text: word('askWhy') }] : []),
    { text: word('askCauses') },
    ...(hasForm ? [{ text: word('askModel') }] : []),
    { text: word('askHelp') },
  ];
  const wasFocused = document.activeElement?.id === 'question';
  place.replaceChildren(
    ...askBox({
      draft: state.draft,
      isBusy: state.asking !== null,
      sendsForm: state.sendsForm,
      chips,
      word,
      onAsk: ({ text = state.draft, withForm = state.sendsForm } = {}) => ask(text, withForm),
      onStop: () => state.asking?.abort(),
      onDraft: (text) => {
        state.draft = text;
      },
      onSendsForm: hasForm
        ? (sends) => {
            state.sendsForm = sends;
          }
        : null,
    }),
  );
  if (wasFocused) document.getElementById('question').focus();
}

function drawTurns() {
  const place = document.getElementById('turns');
  place?.replaceChildren(...state.turns.map((turn) => turnView({ turn, word, className })));
}

// Only the turn that is under way is drawn anew while it comes.
function drawNewestTurn() {
  const [turn] = state.turns;
  const place = document.getElementById('turns');
  place.firstElementChild?.replaceWith(turnView({ turn, word, className }));
}

/** Asks one question and shows what comes as it comes. */
async function ask(text, withForm) {
  const question = text.trim();
  if (question === '' || state.asking !== null) return;
  const turn = newTurn(question);
  const history = state.turns
    .filter((each) => each.isDone && each.text !== '')
    .slice(0, 8)
    .reverse()
    .flatMap((each) => [
      { role: 'user', text: each.question },
      { role: 'assistant', text: each.text },
    ]);
  state.turns.unshift(turn);
  state.draft = '';
  state.asking = new AbortController();
  drawAsk();
  drawTurns();
  try {
    await streamEvents(
      functionOf('assist').path,
      {
        prompt: question,
        format: 'events',
        ...(history.length === 0 ? {} : { history }),
        ...(state.sessionId === null ? {} : { session_id: state.sessionId }),
        ...(withForm ? { features: sentFeatures(model.features, state.values) } : {}),
      },
      {
        signal: state.asking.signal,
        onEvent: (event) => {
          if (event.type === 'session-opened') state.sessionId = event.session_id;
          takeEvent(turn, event);
          drawNewestTurn();
        },
      },
    );
  } catch (failure) {
    if (!state.asking.signal.aborted)
      turn.failure =
        failure instanceof TypeError
          ? { message: word('unreachable'), fix: word('unreachableFix') }
          : failure;
  } finally {
    turn.isDone = true;
    state.asking = null;
    drawNewestTurn();
    drawAsk();
  }
}

function trySection() {
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

function drawCommands() {
  const features = sentFeatures(model.features, state.values);
  const kinds = ['predict', 'explain'].filter((kind) => functionOf(kind) !== null);
  const { name, path } = functionOf(state.command);
  const input =
    state.command === 'explain' ? { features, top_n: 8, language: state.language } : { features };
  const commands = Object.entries(shellCommands({ name, path, input }));
  document.getElementById('commands').replaceChildren(
    element('h3', {}, word('commands')),
    element('p', { class: 'hint' }, word('commandsHint')),
    element(
      'div',
      { class: 'switch', role: 'group' },
      kinds.map((kind) =>
        element(
          'button',
          {
            type: 'button',
            'data-command': kind,
            'aria-pressed': String(kind === state.command),
            onclick: () => {
              state.command = kind;
              drawCommands();
              document.querySelector(`[data-command=${kind}]`).focus();
            },
          },
          word(kind),
        ),
      ),
    ),
    ...commands.map(([tool, text]) => commandBlock({ tool, text, word })),
  );
}

draw();
