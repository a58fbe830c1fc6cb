// The parts of the page that only show facts: model, functions, commands, links.
import { element, percent } from './page-element.js';

/** What stands in place of the model while none is served. */
export function noModelSection({ reason, word }) {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, word('noModel')),
    reason ? element('p', {}, reason) : null,
    element('p', {}, word('noModelFix')),
    element('pre', {}, 'npx casthouse train rows.csv'),
  );
}

/** The model's figures, the honest protocol first, the naive one beside it with its reason. */
export function modelSection({ model, word }) {
  const columns = [
    ['F1', 'f1'],
    ['ROC-AUC', 'rocAuc'],
    ['PR-AUC', 'prAuc'],
    [word('precision'), 'precision'],
    [word('recall'), 'recall'],
  ];
  const headings = [word('protocol'), ...columns.map(([name]) => name), word('testRows')];
  const rows = model.results.map((result, index) => protocolRow(result, index, columns, word));
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `${word('model')} `, element('code', {}, model.version)),
    rows.length === 0
      ? null
      : element(
          'table',
          { class: 'figures' },
          element('caption', {}, word('figures')),
          element(
            'thead',
            {},
            element(
              'tr',
              {},
              headings.map((name) => element('th', { scope: 'col' }, name)),
            ),
          ),
          element('tbody', {}, rows),
        ),
  );
}

function protocolRow(result, index, columns, word) {
  const { protocol, metrics, testRows, testRowsWithTwinShare: share } = result;
  const figure = (value) => (value === null ? '–' : value.toFixed(3));
  return element(
    'tr',
    { class: index === 0 ? 'honest' : 'naive' },
    element(
      'th',
      { scope: 'row' },
      word(protocol) ?? protocol,
      share > 0
        ? element('span', { class: 'hint' }, word('inflated', { share: percent(share) }))
        : null,
    ),
    columns.map(([name, key]) => element('td', { 'data-name': name }, figure(metrics[key]))),
    element('td', { 'data-name': word('testRows') }, testRows.toLocaleString('en-US')),
  );
}

/** The functions with their deployed names and routes. */
export function functionsSection({ functions, word }) {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, word('functionsTitle')),
    element(
      'ul',
      { class: 'functions' },
      functions.map(({ name, kind, method, path, summary }) =>
        element(
          'li',
          {},
          element('strong', {}, name),
          element('code', {}, `${method} ${path}`),
          element('span', {}, word(`kind-${kind}`) ?? summary),
        ),
      ),
    ),
  );
}

/** The call of a function as shell commands, by tool. */
export function shellCommands({ name, path, input }) {
  const quoted = (data) => `'${JSON.stringify(data).replaceAll("'", "'\\''")}'`;
  const { origin } = location;
  return {
    curl: lines(
      `curl -s ${origin}${path}`,
      "-H 'content-type: application/json'",
      `-d ${quoted(input)}`,
    ),
    // A payload read with fileb:// means the same to versions 1 and 2 of the AWS CLI.
    'AWS CLI': `printf '%s' ${quoted({ body: input })} > payload.json\n${lines(
      'AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws lambda invoke',
      `--endpoint-url ${origin} --region ap-northeast-2`,
      `--function-name ${name}`,
      '--payload fileb://payload.json answer.json',
    )}`,
  };
}

function lines(...parts) {
  return parts.join(' \\\n  ');
}

/** One command with its copy button. */
export function commandBlock({ tool, text, word }) {
  const copy = async ({ target }) => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    target.textContent = word(copied === true ? 'copied' : 'copyFailed');
  };
  return element(
    'div',
    { class: 'command' },
    element(
      'p',
      {},
      element('strong', {}, tool),
      element(
        'button',
        { type: 'button', class: 'quiet-button small', onclick: copy },
        word('copy'),
      ),
    ),
    element('pre', { tabindex: 0 }, text),
  );
}

/** Where to read on. */
export function pageFooter({ word }) {
  const links = { '/openapi.json': 'openApi', '/health': 'health', '/api/models': 'models' };
  return element(
    'footer',
    {},
    element('span', {}, word('links')),
    Object.entries(links).map(([href, key]) => element('a', { href }, word(key))),
  );
}
