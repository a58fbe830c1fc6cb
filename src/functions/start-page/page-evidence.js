// Evidence as tables and charts.
import { ownAddress } from './page-answer.js';
import { element, percent, readable } from './page-element.js';

/** Calls of several rows. */
export function callsTable(predictions, word, className) {
  return dataTable(
    [word('row'), word('call'), word('probability')],
    predictions.map(({ row, class: name, probability }) => [
      row,
      className(name),
      percent(probability),
    ]),
  );
}

/** The chart of an explanation; null where it has no address on this server. */
export function waterfallView({ chart_url: png, chart_svg_url: svg, top_features }, word) {
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

/** The call now and with changed values. */
export function whatIfView({ changes, before, after }, word, className) {
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

/** Rows of a database with their SQL. */
export function rowsView({ room, sql, columns, rows, row_count: count }, word) {
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
