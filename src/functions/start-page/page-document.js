// A citation opens its whole document at the quoted place.
import { failureCard } from './page-answer.js';
import { element } from './page-element.js';
import { get } from './page-request.js';

/**
 * Opens the document a citation is from, scrolled to the quote. The passage that came with the answer is shown at once;
 * the whole text takes its place when it is there, and where it is not, the reason is said beside the passage.
 */
export async function openCitation(citation, word) {
  const { title, heading, page } = citation;
  const where = element('p', { class: 'hint' });
  const text = element('div', { class: 'source-text', tabindex: 0 });
  const note = element(
    'div',
    { class: 'source-note', 'aria-live': 'polite' },
    word('documentComing'),
  );
  const dialog = element(
    'dialog',
    { class: 'source', 'aria-label': title, onclose: () => dialog.remove() },
    element(
      'header',
      {},
      element('div', {}, element('h3', {}, title), where),
      element(
        'button',
        { type: 'button', class: 'quiet-button small', onclick: () => dialog.close() },
        word('close'),
      ),
    ),
    text,
    note,
    addressLine(citation, word),
  );
  where.append(placeText(heading, page, word));
  text.append(...marked(citation.passage, citation.quote));
  document.body.append(dialog);
  dialog.showModal();
  showQuote(text);

  const { answer, failure } = await get(
    `/api/documents/text?id=${encodeURIComponent(citation.document)}`,
  );
  if (failure !== undefined) {
    note.replaceChildren(
      element('p', { class: 'hint' }, word('documentPart')),
      failureCard(failure, word),
    );
    return;
  }
  const shown = sectionsView(answer.sections, citation, word);
  if (shown === null) {
    note.replaceChildren(element('p', { class: 'hint' }, word('documentChanged')));
    return;
  }
  const { category, date } = answer.document;
  const kind = word(`category-${category}`) ?? category;
  where.replaceChildren([kind, date].filter((part) => part !== '').join(' · '));
  text.replaceChildren(...shown);
  note.replaceChildren();
  showQuote(text);
}

/** Every section with the quote marked in the one it is from; null when the quote stands in none. */
function sectionsView(sections, citation, word) {
  const { quote, passage } = citation;
  const isCited = ({ heading, page }) => heading === citation.heading && page === citation.page;
  const own = sections.findIndex((section) => isCited(section) && section.text.includes(passage));
  const cited = own < 0 ? sections.findIndex(({ text }) => text.includes(quote)) : own;
  if (cited < 0) return null;
  return sections.map(({ heading, page, text }, at) => {
    const before = sections[at - 1];
    const parts = heading.split(' > ').filter((part) => part !== '');
    const isNew = before === undefined || before.heading !== heading;
    return element(
      'section',
      {},
      isNew && parts.length > 0 ? element('h4', {}, parts.at(-1)) : null,
      page !== null && before?.page !== page
        ? element('p', { class: 'hint' }, word('page', { page }))
        : null,
      element(
        'div',
        { class: 'source-section' },
        at === cited ? marked(text, quote, Math.max(0, text.indexOf(passage))) : plain(text),
      ),
    );
  });
}

/** The text with its quote marked, the first one at or behind `from`; rows between `|` as tables. */
function marked(text, quote, from = 0) {
  const at = text.indexOf(quote, from);
  const range = at < 0 ? { from: 0, to: text.length } : { from: at, to: at + quote.length };
  return blocksOf(text).map((block) => blockView(block, range));
}

function plain(text) {
  return blocksOf(text).map((block) => blockView(block, nowhere));
}

const nowhere = { from: -1, to: -1 };

function blockView(block, range) {
  return block.isTable ? tableView(block, range) : element('div', {}, ...markedPart(block, range));
}

/** Lines that belong together, in order: of a table, or of plain text. Each knows where it stands. */
function blocksOf(text) {
  const blocks = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const isTable = /^\s*\|.*\|\s*$/.test(line);
    const last = blocks.at(-1);
    if (last?.isTable === isTable) last.text += `\n${line}`;
    else blocks.push({ isTable, start, text: line });
    start += line.length + 1;
  }
  return blocks;
}

function markedPart({ text, start }, { from, to }) {
  const first = Math.max(0, Math.min(text.length, from - start));
  const last = Math.max(first, Math.min(text.length, to - start));
  if (first === last) return [text];
  return [text.slice(0, first), element('mark', {}, text.slice(first, last)), text.slice(last)];
}

function tableView({ text, start }, { from, to }) {
  let at = start;
  const rows = text.split('\n').map((line) => {
    const isMarked = at < to && at + line.length > from;
    at += line.length + 1;
    return { isMarked, cells: line.trim().slice(1, -1).split('|') };
  });
  const isRule = ({ cells }) => cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
  const hasHead = rows.length > 1 && isRule(rows[1]);
  const rowView = ({ cells, isMarked }, name) =>
    element(
      'tr',
      {},
      cells.map((cell) => {
        const said = cell.trim();
        return element(
          name,
          { class: name === 'th' ? 'source-cell source-head' : 'source-cell' },
          isMarked && said !== '' ? element('mark', {}, said) : said,
        );
      }),
    );
  return element(
    'div',
    { class: 'source-scroll' },
    element(
      'table',
      { class: 'source-table' },
      hasHead ? element('thead', {}, rowView(rows[0], 'th')) : null,
      element(
        'tbody',
        {},
        rows
          .filter((row, place) => !isRule(row) && !(hasHead && place === 0))
          .map((row) => rowView(row, 'td')),
      ),
    ),
  );
}

function showQuote(text) {
  text.querySelector('mark')?.scrollIntoView({ block: 'center' });
}

function placeText(heading, page, word) {
  return [heading, page === null ? '' : word('page', { page })].filter((part) => part).join(' · ');
}

function addressLine({ document: id, uri, quote }, word) {
  const address = webAddress(uri, quote);
  return element(
    'p',
    { class: 'hint' },
    address === null
      ? id
      : element('a', { href: address, target: '_blank', rel: 'noopener' }, word('openDocument')),
  );
}

/** An address a browser may open, at the quoted place where it can find text; null for a file of the server. */
function webAddress(uri, quote) {
  if (!/^https?:\/\//.test(uri)) return null;
  return `${uri.split('#')[0]}#:~:text=${encodeURIComponent(quote.slice(0, 120))}`;
}
