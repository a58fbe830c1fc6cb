// Small pieces that build elements. Text always goes in as text, so that no name can become markup.

/**
 * An element with attributes, listeners (`onclick`) and children; null, undefined and false are left out.
 * `element('p', { class: 'hint' }, 'text')`
 */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function drawing(name, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== false));
  return made;
}

/** A name that may break after its underscores. */
export function breakable(name) {
  return name
    .split(/(?<=_)/)
    .flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}

/** What people call a feature with its record name behind it; the record name alone where nobody has said. */
export function featureName(title, name) {
  if (!title || title === name) return breakable(name);
  return [title, element('span', { class: 'record' }, ...breakable(name))];
}

/** A number for reading: at most five significant digits. */
export function readable(value) {
  if (typeof value !== 'number') return String(value);
  return String(Number(value.toPrecision(5)));
}

/** A share 0..1 as a percentage with one decimal; never 0 % or 100 % for what is not. */
export function percent(share) {
  if (share > 0 && share < 0.0005) return '<0.1%';
  if (share < 1 && share >= 0.9995) return '>99.9%';
  return `${(share * 100).toFixed(1)}%`;
}

/** A half-circle gauge of a probability with the threshold marked. */
export function gauge(probability, threshold, isPositive, label) {
  const point = (share, radius) => {
    const angle = Math.PI * (1 - share);
    return `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(96 - radius * Math.sin(angle)).toFixed(2)}`;
  };
  const arc = (to) => `M${point(0, 80)}A80 80 0 0 1 ${point(to, 80)}`;
  return drawing(
    'svg',
    { viewBox: '0 0 200 108', class: 'gauge', role: 'img', 'aria-label': label },
    drawing('path', { d: arc(1), class: 'gauge-track' }),
    drawing('path', {
      d: arc(Math.max(0.004, probability)),
      class: isPositive ? 'gauge-value risk' : 'gauge-value calm',
    }),
    drawing('path', {
      d: `M${point(threshold, 66)}L${point(threshold, 94)}`,
      class: 'gauge-threshold',
    }),
    drawing('text', { x: 100, y: 88, class: 'gauge-text' }, percent(probability)),
  );
}
