// The assistant on the page: asks, and shows what comes as it comes.
import { askBox } from './page-ask-box.js';
import { element } from './page-element.js';
import { sentFeatures } from './page-form.js';
import { streamEvents } from './page-request.js';
import { className, functionOf, model, state, word } from './page-state.js';
import { canTry } from './page-try.js';
import { newTurn, takeEvent, turnView } from './page-turn.js';

/** The places of the assistant; `drawAssistant` fills them. */
export function askSection() {
  return element(
    'section',
    { id: 'assistant' },
    element('h2', {}, word('askTitle')),
    element('p', { class: 'hint' }, word('askHint')),
    element('div', { id: 'ask-box', class: 'card' }),
    element('div', { id: 'turns', 'aria-live': 'polite' }),
  );
}

/** Fills the box and the answers. */
export function drawAssistant() {
  drawAsk();
  drawTurns();
}

function drawAsk() {
  const place = document.getElementById('ask-box');
  if (place === null) return;
  const hasForm = canTry();
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
