// The form: one field per feature of the model, grouped by machine unit, and the values it holds.
import { element, featureName, readable } from './page-element.js';

/** Values to start with: the first example, else what was typical in training. */
export function startingValues(facts) {
  const typical = typicalValues(facts.model.features);
  return { ...typical, ...(facts.examples?.[0]?.features ?? {}) };
}

/** Medians and most frequent categories by feature name. */
export function typicalValues(features) {
  return Object.fromEntries(
    features.map((feature) => [
      feature.name,
      feature.kind === 'number' ? plainNumber(feature.median) : feature.mostFrequent,
    ]),
  );
}

function plainNumber(value) {
  return value === null ? '' : Number(value.toPrecision(12));
}

/** What is sent: numbers as numbers, empty fields left out; text that is no number goes as it is and is refused by name. */
export function sentFeatures(features, values) {
  const sent = {};
  for (const { name, kind } of features) {
    const text = String(values[name] ?? '').trim();
    if (text === '') continue;
    const number = Number(text);
    sent[name] = kind === 'number' && Number.isFinite(number) ? number : text;
  }
  return sent;
}

/** All groups of fields. `onChange(name, text)` hears every edit. */
export function featureFields({ features, values, language, word, onChange }) {
  const groups = new Map();
  for (const feature of features) {
    const isFixed = feature.kind === 'number' && feature.min === feature.max;
    const title = isFixed
      ? word('fixedGroup')
      : (feature.operator?.equipment[language] ?? word('otherGroup'));
    const group = groups.get(title) ?? { title, isFixed, features: [] };
    group.features.push(feature);
    groups.set(title, group);
  }
  const ordered = [...groups.values()].sort((a, b) => Number(a.isFixed) - Number(b.isFixed));
  // On a phone, or with very many features, one open group at a time is easier to find one's way in.
  const isRoomy = features.length <= 60 && innerWidth > 620;
  return ordered.map(({ title, isFixed, features: members }) =>
    element(
      'details',
      {
        class: `group span-${Math.min(3, members.length)}`,
        open: !isFixed && (isRoomy || title === ordered[0].title),
      },
      element(
        'summary',
        {},
        element('span', {}, title),
        element('span', { class: 'count' }, String(members.length)),
      ),
      element(
        'div',
        { class: 'fields' },
        members.map((feature) => field(feature, values, language, word, onChange)),
      ),
    ),
  );
}

function field(feature, values, language, word, onChange) {
  const { name, operator } = feature;
  const id = `field-${name}`;
  const description = operator?.description[language] ?? '';
  const hint = element('span', { class: 'hint', id: `${id}-hint` });
  const strip = element('span', { class: 'strip-place' });
  const refresh = (text) => {
    hint.replaceChildren(...hintOf(feature, text, word));
    strip.replaceChildren(...rangeStrip(feature, text));
  };
  const shared = { id, name, 'aria-describedby': `${id}-hint`, title: description };
  const changed = (event) => {
    refresh(event.target.value);
    onChange(name, event.target.value);
  };
  const value = String(values[name] ?? '');
  const input =
    feature.kind === 'number'
      ? element('input', {
          ...shared,
          value,
          inputmode: 'decimal',
          autocomplete: 'off',
          oninput: changed,
        })
      : categoryInput(feature, value, { ...shared, onchange: changed });
  refresh(value);
  return element(
    'div',
    { class: 'field' },
    element(
      'label',
      { for: id, title: description },
      ...featureName(operator?.title?.[language], name),
    ),
    element(
      'span',
      { class: 'input' },
      input,
      operator?.unit ? element('span', { class: 'unit' }, operator.unit) : null,
    ),
    strip,
    hint,
    description === '' ? null : element('span', { class: 'description' }, description),
  );
}

function categoryInput(feature, value, attributes) {
  const choices = ['', ...feature.categories];
  if (!choices.includes(value)) choices.push(value);
  return element(
    'select',
    attributes,
    choices.map((choice) =>
      element(
        'option',
        { value: choice, selected: choice === value },
        choice === '' ? '–' : choice,
      ),
    ),
  );
}

function hintOf(feature, text, word) {
  if (feature.kind !== 'number' || feature.min === null) return [];
  const range = feature.operator?.normalRange ?? null;
  if (range === null) {
    const ends = { low: readable(feature.min), high: readable(feature.max) };
    return [word('trained', ends), ' · ', word('median', { value: readable(feature.median) })];
  }
  const ends = { low: readable(range.low), high: readable(range.high) };
  if (isOutside(range, text)) {
    return [element('strong', { class: 'outside' }, word('outsideRange', ends))];
  }
  return [word('normal', ends)];
}

function isOutside(range, text) {
  if (range === null || text.trim() === '') return false;
  const value = Number(text);
  return value < range.low || value > range.high;
}

/** A line from the smallest to the largest trained value, the normal range on it, a dot where the value is. */
function rangeStrip(feature, text) {
  if (feature.kind !== 'number' || !(feature.max > feature.min)) return [];
  const range = feature.operator?.normalRange ?? null;
  const low = Math.min(feature.min, range?.low ?? feature.min);
  const high = Math.max(feature.max, range?.high ?? feature.max);
  const share = (value) => Math.min(1, Math.max(0, (value - low) / (high - low)));
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const parts = [];
  if (range !== null) {
    const band = element('span', { class: 'strip-normal' });
    band.style.left = `${100 * share(range.low)}%`;
    band.style.width = `max(3px, ${100 * (share(range.high) - share(range.low))}%)`;
    parts.push(band);
  }
  if (Number.isFinite(value)) {
    const isUnusual = isOutside(range, text) || value < low || value > high;
    const dot = element('span', { class: isUnusual ? 'strip-dot unusual' : 'strip-dot' });
    dot.style.left = `${100 * share(value)}%`;
    parts.push(dot);
  }
  return [element('span', { class: 'strip', 'aria-hidden': 'true' }, parts)];
}
