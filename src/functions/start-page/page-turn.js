// One question with what came back: stages of the work, the answer, and the evidence behind it.
import { failureCard } from './page-answer.js';
import { openCitation } from './page-document.js';
import { element, percent } from './page-element.js';
import { callsTable, rowsView, waterfallView, whatIfView } from './page-evidence.js';

/** A question with what came back so far. */
export function newTurn(question) {
  return { question, stages: [], text: '', facts: [], failure: null, isDone: false };
}

/** Takes one event into a turn. */
export function takeEvent(turn, event) {
  const stage = turn.stages[event.step - 1];
  if (event.type === 'step-started')
    turn.stages[event.step - 1] = { title: event.title, state: 'running', ms: null };
  else if (event.type === 'step-finished')
    Object.assign(stage, { state: event.status, ms: event.ms });
  else if (event.type === 'step-failed')
    Object.assign(stage, { state: 'failed', failure: event.error });
  else if (event.type === 'text-delta') turn.text += event.text;
  else if (event.type === 'error') turn.failure = event.error;
  else if (event.type === 'done') turn.isDone = true;
  else turn.facts.push(event);
}

/** One question with its answer. `className(name)` is a class in the reader's words. */
export function turnView({ turn, word, className }) {
  const citations = turn.facts
    .filter(({ type }) => type === 'citation-found')
    .map(({ citation }) => citation);
  return element(
    'article',
    { class: 'turn card', 'aria-busy': String(!turn.isDone && turn.failure === null) },
    element('p', { class: 'turn-question' }, shortened(turn.question)),
    element(
      'ol',
      { class: 'stages' },
      turn.stages.map((stage) => stageView(stage, word)),
    ),
    ...turn.facts
      .filter(({ type }) => type === 'prediction-made')
      .map(({ prediction }) => callView(prediction, word, className)),
    ...turn.stages
      .filter((stage) => stage?.failure !== undefined)
      .map((stage) => failureCard(stage.failure, word)),
    turn.text === ''
      ? null
      : element('div', { class: 'turn-answer' }, ...answerText(turn.text, citations, word)),
    turn.failure === null ? null : failureCard(turn.failure, word),
    element(
      'div',
      { class: 'evidence' },
      turn.facts.map((fact) => evidenceView(fact, word, className)),
      citations.length === 0
        ? null
        : element(
            'section',
            { class: 'citations' },
            element('h4', {}, word('sources')),
            citations.map((citation) => citationView(citation, word)),
          ),
    ),
  );
}

// A pasted reading is long; its beginning says which it was.
function shortened(text) {
  return text.length <= 220 ? text : `${text.slice(0, 200)}…`;
}

function stageView({ title, state, ms }, word) {
  const mark = { running: '…', answered: '✓', empty: '–', failed: '!' }[state];
  const took =
    ms === null ? null : element('span', { class: 'took' }, `${Math.max(1, Math.round(ms))} ms`);
  return element(
    'li',
    { class: `stage ${state}` },
    element('span', { class: 'stage-mark', 'aria-label': word(`stage-${state}`) }, mark),
    title,
    took,
  );
}

/** Lines of the answer; [1] opens what it names. */
function answerText(text, citations, word) {
  return text.split(/(\[\d{1,2}\])/).map((part) => {
    const number = /^\[(\d{1,2})\]$/.exec(part)?.[1];
    const citation = citations.find((each) => String(each.number) === number);
    if (citation === undefined) return part;
    return element(
      'button',
      {
        type: 'button',
        class: 'cite',
        'aria-label': `${word('openSource')} ${number}: ${citation.title}`,
        onclick: () => openCitation(citation, word),
      },
      part,
    );
  });
}

function evidenceView(fact, word, className) {
  switch (fact.type) {
    case 'predictions-made':
      return callsTable(fact.predictions, word, className);
    case 'explanation-made':
      return waterfallView(fact, word);
    case 'what-if-made':
      return whatIfView(fact, word, className);
    case 'rows-found':
      return rowsView(fact.table, word);
    default:
      return null;
  }
}

function callView({ class: name, probability, threshold, positive_class }, word, className) {
  const isPositive = name === positive_class;
  const bar = element('span', { class: isPositive ? 'call-bar risk-bar' : 'call-bar calm-bar' });
  bar.style.width = `${Math.max(1, probability * 100).toFixed(1)}%`;
  const mark = element('span', { class: 'call-threshold' });
  mark.style.left = `${(threshold * 100).toFixed(1)}%`;
  return element(
    'div',
    { class: 'call' },
    element('strong', { class: isPositive ? 'risk' : 'calm' }, className(name)),
    element('span', { class: 'call-place', 'aria-hidden': 'true' }, bar, mark),
    element(
      'span',
      {},
      `${word('probabilityOf', { outcome: className(positive_class) })} ${percent(probability)} · ${word('threshold', { value: percent(threshold) })}`,
    ),
  );
}

function citationView(citation, word) {
  const { number, title, heading, quote } = citation;
  // A document's first heading is mostly its title: said once.
  const parts = heading
    .split(' > ')
    .filter((part) => part !== '' && plainName(part) !== plainName(title));
  const trail = parts.join(' › ');
  return element(
    'button',
    { type: 'button', class: 'citation', onclick: () => openCitation(citation, word) },
    element('span', { class: 'citation-number' }, `[${number}]`),
    element(
      'span',
      {},
      element('strong', {}, title),
      trail === '' ? null : element('span', { class: 'hint' }, ` › ${trail}`),
      element('q', {}, quote.replace(/\s+/g, ' ')),
    ),
  );
}

// 센서 매뉴얼 - 사출 and 센서 매뉴얼: 사출 are one name.
function plainName(name) {
  return name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
