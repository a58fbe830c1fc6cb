// What came back: a prediction, an explanation, or a failure with its way out.
import { element, featureName, gauge, percent, readable } from './page-element.js';

/** The card of a prediction. `outcome` is the positive class in the reader's words. */
export function predictionCard({ answer, model, isStale, word, className }) {
  const { prediction, warnings } = answer;
  const positive = model.classes[1];
  const isPositive = prediction.class === positive;
  const label = word('probabilityOf', { outcome: className(positive) });
  const facts = [
    ['confidence', word(prediction.confidence)],
    ['modelVersion', answer.model_version],
    ['took', `${readable(answer.processing_time_ms)} ms`],
    ['predictionId', answer.prediction_id],
  ];
  return element(
    'div',
    { class: isStale ? 'prediction stale' : 'prediction' },
    isStale ? element('p', { class: 'stale-note' }, word('stale')) : null,
    element('p', { class: `verdict ${isPositive ? 'risk' : 'calm'}` }, className(prediction.class)),
    gauge(
      prediction.probability,
      model.threshold,
      isPositive,
      `${label} ${percent(prediction.probability)}`,
    ),
    element('p', { class: 'gauge-label' }, label),
    element(
      'p',
      { class: 'gauge-label quiet' },
      word('threshold', { value: percent(model.threshold) }),
    ),
    element(
      'dl',
      { class: 'facts' },
      facts.map(([key, value]) =>
        element('div', {}, element('dt', {}, word(key)), element('dd', {}, String(value))),
      ),
    ),
    warnings.length === 0
      ? null
      : element(
          'div',
          { class: 'warnings' },
          element('h3', {}, `${word('warnings')} (${warnings.length})`),
          element(
            'ul',
            {},
            warnings.map((each) => element('li', {}, warningText(each, word))),
          ),
        ),
  );
}

/** A warning in the reader's language when the page knows its code, else as the server wrote it. */
function warningText(warning, word) {
  const shown = Object.fromEntries(
    Object.entries(warning).map(([key, value]) => [key, readable(value)]),
  );
  return word(warning.code, shown) ?? warning.message ?? String(warning);
}

/** The explanation: summary, waterfall, and the features that weighed most. */
export function explanationCard({ answer, language, word }) {
  const largest = Math.max(...answer.top_features.map(({ shap }) => Math.abs(shap)), 1e-12);
  return element(
    'div',
    { class: 'explanation' },
    element('p', { class: 'summary' }, answer.summaries?.[language] ?? answer.summary),
    ...chartOf(answer, word),
    element('h3', {}, word('topFeatures')),
    element(
      'ol',
      { class: 'top-features' },
      answer.top_features.map((feature) => topFeature(feature, largest, word)),
    ),
  );
}

function chartOf(answer, word) {
  const image = ownAddress(answer.chart_url);
  if (image === null) return [];
  const vector = ownAddress(answer.chart_svg_url);
  return [
    element(
      'div',
      { class: 'chart', tabindex: 0 },
      element('img', { src: image, alt: `${word('chartAlt')}. ${answer.summary}`, width: 900 }),
    ),
    vector === null
      ? ''
      : element(
          'p',
          { class: 'chart-link' },
          element('a', { href: vector, target: '_blank', rel: 'noopener' }, word('openChart')),
        ),
  ];
}

/** The path of an address this server serves, else null: the page loads nothing from elsewhere. */
export function ownAddress(address) {
  if (!address) return null;
  const resolved = new URL(address, location.href);
  const isOwn = /^https?:$/.test(resolved.protocol) && resolved.pathname.startsWith('/charts/');
  return isOwn ? resolved.pathname : null;
}

function topFeature(feature, largest, word) {
  const direction = { increases: 'raises', decreases: 'lowers' }[feature.direction] ?? 'noEffect';
  const sign = { raises: '▶', lowers: '◀', noEffect: '' }[direction];
  const unit = feature.normal_range?.unit ? ` ${feature.normal_range.unit}` : '';
  const bar = element('span', { class: `bar ${direction}` });
  bar.style.width = `${Math.max(1, (100 * Math.abs(feature.shap)) / largest).toFixed(1)}%`;
  const range = feature.normal_range;
  const rows = [
    ['equipment', feature.equipment],
    ['measured', feature.value === null ? word('missing') : `${readable(feature.value)}${unit}`],
    [
      'normalRange',
      range && `${word('range', { low: readable(range.low), high: readable(range.high) })}${unit}`,
    ],
    ['action', feature.action],
  ].filter(([, value]) => value !== null && value !== undefined && value !== '');
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'feature-line' },
      element('strong', {}, ...featureName(feature.title, feature.name)),
      element(
        'span',
        { class: `effect ${direction}` },
        `${sign} ${feature.shap > 0 ? '+' : ''}${feature.shap.toFixed(2)} ${word(direction)}`,
      ),
    ),
    element('span', { class: 'bar-place', 'aria-hidden': 'true' }, bar),
    feature.in_range === false
      ? element('p', { class: 'outside' }, `▲ ${word('outsideNormal')}`)
      : null,
    element(
      'dl',
      { class: 'facts' },
      rows.map(([key, value]) =>
        element('div', { class: key }, element('dt', {}, word(key)), element('dd', {}, value)),
      ),
    ),
    feature.description ? element('p', { class: 'hint' }, feature.description) : null,
  );
}

/** A failure: what happened, what to do, and how to find it in the log. */
export function failureCard(failure, word) {
  return element(
    'div',
    { class: 'failure', role: 'alert' },
    element('p', { class: 'failure-message' }, failure.message),
    failure.fix ? element('p', {}, element('strong', {}, `${word('fix')}: `), failure.fix) : null,
    failure.code
      ? element(
          'p',
          { class: 'hint' },
          failure.code,
          failure.request_id ? ` · ${word('requestId')} ${failure.request_id}` : '',
        )
      : null,
  );
}
