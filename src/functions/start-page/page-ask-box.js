// The box that questions are typed into, with examples to click.
import { element } from './page-element.js';

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
