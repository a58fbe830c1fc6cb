/**
 * A unit of measure. Values of one dimension are compared after `value * factor + offset`.
 * `count` units (건, 명) and `decade` ones (20대) are dimensions of their own.
 */
export interface Unit {
  readonly dimension: string;
  readonly factor: number;
  readonly offset: number;
}

const rows: readonly (readonly [dimension: string, factor: number, spellings: string])[] = [
  ['time', 1e-3, 'ms|millisecond|milliseconds|밀리초'],
  ['time', 1, 's|sec|secs|second|seconds|초'],
  ['time', 60, 'min|mins|minute|minutes|분'],
  ['time', 3600, 'h|hr|hrs|hour|hours|시간'],
  ['time', 86400, 'day|days|일간'],
  ['percent', 1, '%|percent|pct|퍼센트|프로'],
  ['percent', 100, 'ratio'],
  ['length', 1e-6, 'µm|μm|um|micron|microns|마이크로미터'],
  ['length', 1e-3, 'mm|millimetre|millimetres|millimeter|millimeters|밀리미터'],
  ['length', 1e-2, 'cm|centimetre|centimetres|centimeter|centimeters|센티미터'],
  ['length', 1, 'm|metre|metres|meter|meters|미터'],
  ['length', 0.0254, 'inch|inches|인치'],
  ['velocity', 1, 'm/s|metres per second|meters per second'],
  ['velocity', 1e-3, 'mm/s'],
  ['velocity', 1e-2, 'cm/s'],
  ['velocity', 1 / 3.6, 'km/h'],
  ['pressure', 1, 'Pa'],
  ['pressure', 1e3, 'kPa'],
  ['pressure', 1e5, 'bar|바'],
  ['pressure', 1e6, 'MPa'],
  ['pressure', 98066.5, 'kgf/cm2|kgf/cm²|kg/cm2|kg/cm²'],
  ['pressure', 6894.757, 'psi'],
  ['mass', 1e-3, 'g|gram|grams|그램'],
  ['mass', 1, 'kg|kilogram|kilograms|킬로그램|킬로'],
  ['mass', 1e3, 't|ton|tons|tonne|tonnes|톤'],
  ['mass', 0.45359237, 'lb|lbs|pound|pounds|파운드'],
  ['force', 1, 'N'],
  ['force', 1e3, 'kN'],
  ['volume', 1e-6, 'ml|mL|cc|밀리리터'],
  ['volume', 1e-3, 'l|L|litre|litres|liter|liters|리터'],
  ['rotation', 1, 'rpm|RPM'],
  ['frequency', 1, 'Hz'],
  ['frequency', 1e3, 'kHz'],
  ['current', 1, 'A|암페어'],
  ['voltage', 1, 'V|볼트'],
  ['power', 1, 'W|와트'],
  ['power', 1e3, 'kW|킬로와트'],
  ['KRW', 1, 'KRW|won|원|₩'],
  ['USD', 1, 'USD|dollar|dollars|달러|$'],
  ['age', 1, 'years|years old|year old|year-old|세|살'],
  ['decade', 1, '대'],
  ['floor', 1, '층'],
  ['machine', 1, '호기'],
];

const table = new Map<string, Unit>([
  ...rows.flatMap(([dimension, factor, spellings]) =>
    spellings
      .split('|')
      .map((spelling): [string, Unit] => [spelling, { dimension, factor, offset: 0 }]),
  ),
  // Kelvin is the common scale; a bare degree is taken for Celsius.
  ...['°C', '℃', 'celsius', '도', 'degree', 'degrees', '섭씨'].map((spelling): [string, Unit] => [
    spelling,
    { dimension: 'temperature', factor: 1, offset: 273.15 },
  ]),
  ...['°F', '℉', 'fahrenheit', '화씨'].map((spelling): [string, Unit] => [
    spelling,
    { dimension: 'temperature', factor: 5 / 9, offset: 273.15 - (32 * 5) / 9 },
  ]),
  ['K', { dimension: 'temperature', factor: 1, offset: 0 }],
]);

/** The unit of a spelling, or null for one that is not known. */
export function unitOf(spelling: string): Unit | null {
  const trimmed = spelling.trim();
  return table.get(trimmed) ?? table.get(trimmed.toLowerCase()) ?? null;
}

/** Korean words that count things, written after a number. */
export const counters =
  '건|명|개|마리|회|차례|가지|종류|종|곳|군데|행|장|줄|쌍|사람|편|과목|항목|분야|쇼트|배치';

const escaped = [...table.keys()]
  .filter((spelling) => spelling !== 'ratio')
  .sort((a, b) => b.length - a.length)
  .map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));

/**
 * Source of a pattern for a unit after a number. A Latin unit ends at a word's end, so that
 * `12 min` is minutes and `12 models` is not metres; `°` may be followed by a blank.
 */
export const unitPattern = `(?:${escaped
  .map((spelling) => (/[A-Za-z2²]$/.test(spelling) ? `${spelling}(?![A-Za-z0-9_/²])` : spelling))
  .join('|')})`;

/** A unit written at the end of a column's name: weight_kg, "Temp (°C)"; null when there is none. */
export function unitInLabel(label: string): string | null {
  const inBrackets = /[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(label)?.[1];
  if (inBrackets !== undefined && unitOf(inBrackets) !== null) return inBrackets;
  const suffix =
    /[_\s](sec|seconds|ms|minutes|hours|mm|cm|kg|bar|mpa|kpa|pct|percent|krw|usd|rpm|celsius)$/i.exec(
      label,
    )?.[1];
  if (suffix === undefined) return null;
  return (
    { mpa: 'MPa', kpa: 'kPa', krw: 'KRW', usd: 'USD' }[suffix.toLowerCase()] ?? suffix.toLowerCase()
  );
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/timestamp|duration|elapsed|cycle_?time|_time$|시간|구간/i, 'time'],
  [/age\b|나이|연령/i, 'age'],
  [/temp|온도/i, 'temperature'],
  [/velocity|speed|속도/i, 'velocity'],
  [/pressure|압력/i, 'pressure'],
  [/thickness|length|height|width|position|stroke|두께|길이|높이/i, 'length'],
  [/weight|mass|체중|무게|중량/i, 'mass'],
  [/cost|price|amount|saving|fee|loss|비용|금액|손실|요금|진료비|가격/i, 'KRW'],
  [/cost|price|amount|saving|fee|loss/i, 'USD'],
  [/rpm|rotation|회전/i, 'rotation'],
];

/** Whether a column's name lets a number without unit be read in a dimension. */
export function labelSuggests(label: string, dimension: string): boolean {
  return hints.some(([pattern, suggested]) => suggested === dimension && pattern.test(label));
}
