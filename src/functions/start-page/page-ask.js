// One box for every question: what is asked, the stages of the work, the answer, and the evidence behind it.
import { failureCard, ownAddress } from './page-answer.js';
import { element, percent, readable } from './page-element.js';

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
  else if (event.type === 'step-failed') Object.assign(stage, { state: 'failed' });
  else if (event.type === 'text-delta') turn.text += event.text;
  else if (event.type === 'error') turn.failure = event.error;
  else if (event.type === 'done') turn.isDone = true;
  else turn.facts.push(event);
}

/** The box with its examples; `onAsk(question)` hears a question. */
export function askBox({
  draft,
  isBusy,
  sendsForm,
  chips,
  word,
  onAsk,
  onStop,
  onDraft,
  onSendsForm,
}) {
  const submit = (event) => {
    event.preventDefault();
    onAsk();
  };
  return [
    element(
      'form',
      { class: 'ask-form', onsubmit: submit },
      element('label', { class: 'unseen', for: 'question' }, word('askTitle')),
      filledArea(draft, {
        id: 'question',
        rows: 3,
        placeholder: word('askPlaceholder'),
        oninput: (event) => onDraft(event.target.value),
        onkeydown: (event) => {
          // Enter asks, Shift+Enter goes on; the Enter that ends a Korean syllable does neither.
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
        },
      }),
      element(
        'div',
        { class: 'ask-actions' },
        onSendsForm === null
          ? null
          : element(
              'label',
              { class: 'ask-option' },
              element('input', {
                type: 'checkbox',
                id: 'sends-form',
                checked: sendsForm,
                onchange: (event) => onSendsForm(event.target.checked),
              }),
              word('askSendsForm'),
            ),
        isBusy
          ? element(
              'button',
              { type: 'button', id: 'stop', class: 'quiet-button', onclick: onStop },
              word('askStop'),
            )
          : element(
              'button',
              { type: 'submit', id: 'ask', class: 'main-button' },
              word('askButton'),
            ),
      ),
    ),
    element(
      'div',
      { class: 'ask-chips' },
      chips.map(({ text, withForm = false }) =>
        element(
          'button',
          {
            type: 'button',
            class: 'quiet-button small',
            onclick: () => onAsk({ text, withForm }),
          },
          text,
        ),
      ),
    ),
  ];
}

function filledArea(text, attributes) {
  const area = element('textarea', attributes);
  area.value = text;
  return area;
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

function callsTable(predictions, word, className) {
  return dataTable(
    [word('row'), word('call'), word('probability')],
    predictions.map(({ row, class: name, probability }) => [
      row,
      className(name),
      percent(probability),
    ]),
  );
}

function waterfallView({ chart_url: png, chart_svg_url: svg, top_features }, word) {
  const image = ownAddress(svg) ?? ownAddress(png);
  if (image === null) return null;
  const named = top_features.map(({ title, shap }) => `${title} ${shap.toFixed(2)}`).join(', ');
  return element(
    'details',
    { class: 'chart-details', open: true },
    element('summary', {}, word('chartAlt')),
    element(
      'div',
      { class: 'chart', tabindex: 0 },
      element('img', {
        src: image,
        alt: `${word('chartAlt')}: ${named}`,
        width: 900,
        loading: 'lazy',
      }),
    ),
  );
}

function whatIfView({ changes, before, after }, word, className) {
  const amount = (value, unit) =>
    value === null ? '–' : `${readable(value)}${unit ? ` ${unit}` : ''}`;
  return dataTable(
    ['', word('now'), word('changed')],
    [
      ...changes.map(({ title, from, to, unit }) => [title, amount(from, unit), amount(to, unit)]),
      [
        word('probabilityOf', { outcome: className(after.positive_class) }),
        percent(before.probability),
        percent(after.probability),
      ],
      [word('call'), className(before.class), className(after.class)],
    ],
  );
}

function rowsView({ room, sql, columns, rows, row_count: count }, word) {
  return element(
    'section',
    { class: 'rows' },
    element('h4', {}, word('rowsTitle', { count: count.toLocaleString('en-US'), room })),
    rows.length === 0 ? null : dataTable(columns, rows),
    element('details', {}, element('summary', {}, 'SQL'), element('pre', { tabindex: 0 }, sql)),
  );
}

function dataTable(head, rows) {
  const cell = (value) =>
    value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : readable(value);
  const isNumber = (column) =>
    rows.every((row) => typeof row[column] === 'number' || row[column] === null);
  return element(
    'div',
    { class: 'table-place', tabindex: 0 },
    element(
      'table',
      { class: 'data' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          head.map((name, column) =>
            element(
              'th',
              { scope: 'col', class: isNumber(column) ? 'data-head number' : 'data-head' },
              name,
            ),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map((row) =>
          element(
            'tr',
            {},
            row.map((value, column) =>
              element(
                'td',
                { class: isNumber(column) ? 'data-cell number' : 'data-cell' },
                cell(value),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function citationView(citation, word) {
  const { number, title, heading, quote } = citation;
  return element(
    'button',
    { type: 'button', class: 'citation', onclick: () => openCitation(citation, word) },
    element('span', { class: 'citation-number' }, `[${number}]`),
    element(
      'span',
      {},
      element('strong', {}, title),
      heading && heading !== title ? element('span', { class: 'hint' }, ` › ${heading}`) : null,
      element('q', {}, quote.replace(/\s+/g, ' ')),
    ),
  );
}

/** Opens the passage at the quoted place. */
function openCitation({ document: id, title, heading, page, quote, passage, uri }, word) {
  const at = passage.indexOf(quote);
  const mark = element('mark', {}, quote);
  const text = at < 0 ? [mark] : [passage.slice(0, at), mark, passage.slice(at + quote.length)];
  const address = webAddress(uri, quote);
  const dialog = element(
    'dialog',
    { class: 'source', 'aria-label': title, onclose: () => dialog.remove() },
    element(
      'header',
      {},
      element(
        'div',
        {},
        element('h3', {}, title),
        element(
          'p',
          { class: 'hint' },
          [heading, page === null ? '' : word('page', { page })].filter((part) => part).join(' · '),
        ),
      ),
      element(
        'button',
        { type: 'button', class: 'quiet-button small', onclick: () => dialog.close() },
        word('close'),
      ),
    ),
    element('div', { class: 'source-text', tabindex: 0 }, ...text),
    element(
      'p',
      { class: 'hint' },
      address === null
        ? id
        : element('a', { href: address, target: '_blank', rel: 'noopener' }, word('openDocument')),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  mark.scrollIntoView({ block: 'center' });
}

/** An address a browser may open, at the quoted place where it can find text; null for a file of the server. */
function webAddress(uri, quote) {
  if (!/^https?:\/\//.test(uri)) return null;
  return `${uri.split('#')[0]}#:~:text=${encodeURIComponent(quote.slice(0, 120))}`;
}
