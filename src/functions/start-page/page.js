// The start page: builds its sections, and draws everything anew when the language changes.
import { askSection, drawAssistant } from './page-assistant.js';
import { element } from './page-element.js';
import { startingValues } from './page-form.js';
import { functionsSection, modelSection, noModelSection, pageFooter } from './page-sections.js';
import { facts, functionOf, model, rememberLanguage, state, word } from './page-state.js';
import { canTry, drawTry, explain, trySection } from './page-try.js';

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
        canTry() ? trySection() : '',
        functionsSection({ functions: facts.functions, word }),
      ),
      pageFooter({ word }),
    );
  drawAssistant();
  if (canTry()) drawTry();
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

function chooseLanguage(language) {
  rememberLanguage(language);
  draw();
  document.querySelector(`[data-language=${language}]`).focus();
  // The chart and the operator's words come from the server in one language.
  if (state.explained !== null && state.failure === null && state.busy === null) explain();
}

if (model !== null) state.values = startingValues(facts);
draw();
