// The form's request as commands for a shell.
import { element } from './page-element.js';
import { sentFeatures } from './page-form.js';
import { commandBlock, shellCommands } from './page-sections.js';
import { functionOf, model, state, word } from './page-state.js';

/** Fills the place of the commands with what the form holds now. */
export function drawCommands() {
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
