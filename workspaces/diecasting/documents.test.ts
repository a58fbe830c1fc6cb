// The process documents must agree with the line they describe: its bands, its defects, and each other.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownLinks } from '../../test/support/markdown.js';
import { defectTypes, type FeatureName, features } from './schema.js';
import { drivenFeatures, type ProductType, setPoints } from './set-points.js';
import { mechanisms } from './simulator/mechanisms.js';

const folder = path.join(import.meta.dirname, 'documents');
const documents = readdirSync(folder).map((name) => readDocument(name));
const byName = new Map(documents.map((document) => [document.name, document]));
const questions = readFileSync(path.join(import.meta.dirname, 'documents-questions.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Question);

interface ProcessDocument {
  readonly name: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Question {
  readonly id: string;
  readonly language: 'ko' | 'en';
  readonly split: 'tuning' | 'held-out';
  readonly question: string;
  readonly documents: readonly string[];
  readonly quote: string;
}

describe('the process documents', () => {
  it.each(documents)('$name says what it is', ({ name, facts, body }) => {
    expect(Object.keys(facts)).toEqual(['title', 'category', 'date', 'priority', 'language']);
    const kinds =
      'troubleshooting meeting-notes regulations process-manual equipment-manual sensor-manual';
    expect(kinds.split(' ')).toContain(facts.category);
    expect(new Date(facts.date!).toISOString().slice(0, 10)).toBe(facts.date);
    expect(['high', 'medium', 'low']).toContain(facts.priority);
    expect(name).toMatch(new RegExp(`^[a-z0-9-]+\\.${facts.language}\\.md$`));
    expect(body.match(/^# .+$/gm)).toHaveLength(1);
    expect(body.match(/^## .+$/gm)!.length).toBeGreaterThanOrEqual(3);
    const words = body.split(/\s+/).length;
    expect(words).toBeGreaterThan(250);
    expect(words).toBeLessThan(1000);
  });

  it('are two thirds Korean, one third English, of every category', () => {
    for (const { name, facts, body } of documents) {
      const hangul = body.match(/[가-힣]/g)?.length ?? 0;
      if (facts.language === 'en') expect([name, hangul]).toEqual([name, 0]);
      else expect(hangul, name).toBeGreaterThan(body.match(/[a-z]/gi)!.length);
    }
    const korean = documents.filter(({ facts }) => facts.language === 'ko').length;
    expect(documents.length).toBeGreaterThanOrEqual(24);
    expect(Math.abs(korean / documents.length - 2 / 3)).toBeLessThan(0.06);
    expect(new Set(documents.map(({ facts }) => facts.category)).size).toBe(6);
  });

  it('speak of every kind of defect in both languages', () => {
    for (const language of ['ko', 'en'] as const) {
      const all = documents.filter(({ facts }) => facts.language === language);
      const text = all.map(({ body }) => body.toLowerCase()).join('\n');
      const missing = defectTypes.filter(({ title }) => !text.includes(stem(title[language])));
      expect(missing).toEqual([]);
    }
    const catalogue = byName.get('defect-catalogue.ko.md')!.body;
    for (const { title } of defectTypes) expect(catalogue).toContain(`| ${title.ko} | ${title.en}`);
  });

  it.each(['ko', 'en'] as const)(
    'give the causes of the line simulator, most frequent defect first: %s',
    (language) => {
      const { body } = byName.get(`defect-causes.${language}.md`)!;
      const rows = tablesOf(body)[0]!.rows;
      const known = mechanisms.filter(({ causes }) => causes.length > 0);
      const expected = known.map(({ defects }) =>
        ([1, 2] as const).map((product) =>
          defects[product].map(([type]) => titleOf(type, language)).join(', '),
        ),
      );
      expect(rows.map((cells) => cells.slice(2, 4))).toEqual(expected);
    },
  );

  it('state bands, targets, limits and thresholds as the set points have them', () => {
    const said = documents.flatMap(({ name, body }) => claims(body).map((c) => ({ name, ...c })));
    expect(said.filter(({ agrees }) => !agrees)).toEqual([]);
    const count = (kind: Claim['kind']) => said.filter((claim) => claim.kind === kind).length;
    expect(count('table')).toBeGreaterThan(100);
    expect(count('limit')).toBe(8);
    expect(count('prose')).toBeGreaterThan(5);
    expect(count('threshold')).toBeGreaterThan(4);
  });

  it('would be caught with a wrong number', () => {
    const wrong = [
      '| 이름 | 제품 1 정상 |\n| --- | --- |\n| `Process_Cycle_Time` | 20.5~21.4 |',
      '| Name | Normal range |\n| --- | --- |\n| `Sensor_Air_Pressure` | 5.3 to 7.2 bar |',
      '| 이름 | 설정값 |\n| --- | --- |\n| `Sensor_Air_Pressure_Min` | 4 bar |',
      '형체력의 정상 범위는 제품 1이 357~383 tf입니다.',
      'Stop when the coolant temperature rises above 28 °C.',
      '비스킷 두께가 11 mm 미만이면 멈춥니다.',
    ];
    for (const text of wrong) expect(claims(text).map(({ agrees }) => agrees)).toEqual([false]);
  });

  it('link to each other, never to a newer document', () => {
    const links = documents.flatMap(({ name, body, facts }) =>
      markdownLinks(body).map((link) => ({ name, link, from: facts.date! })),
    );
    expect(links.length).toBeGreaterThan(15);
    for (const { name, link, from } of links) {
      const target = byName.get(link);
      expect(target, `${name}: ${link}`).toBeDefined();
      expect(target!.facts.date! <= from, `${name} of ${from} links to the newer ${link}`).toBe(
        true,
      );
    }
  });

  it('hold one rule that a newer document replaces and nobody repeats', () => {
    const decision = byName.get('meeting-2026-05-28.ko.md')!;
    const outdated = byName.get('spray-robot.ko.md')!;
    const intervals = documents.flatMap((document) =>
      [...document.body.matchAll(/(?:로트 시작 때와) ([\d,]+)샷마다/g)].map((match) => ({
        document,
        shots: Number(match[1]!.replace(',', '')),
      })),
    );
    expect(intervals.map(({ shots }) => shots).sort()).toEqual([1000, 600, 600]);
    for (const { document, shots } of intervals) {
      expect(shots).toBe(document.facts.date! < decision.facts.date! ? 1000 : 600);
    }
    expect(decision.body).toMatch(
      new RegExp(`${outdated.facts.date}자 ${outdated.facts.title}.*대체`),
    );
  });

  it('hold one quoted order to an assistant, as data', () => {
    const lines = documents.flatMap(({ body }) =>
      body.split('\n').filter((line) => /ignore previous instructions/i.test(line)),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^> "/);
  });
});

describe('the questions about the documents', () => {
  it('are as many as said, half of each kind held out', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(110);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(110);
    for (const language of ['ko', 'en'] as const) {
      const spoken = questions.filter((question) => question.language === language);
      for (const { question } of spoken)
        expect(/[가-힣]/.test(question), question).toBe(language === 'ko');
      const answerable = spoken.filter(({ documents: gold }) => gold.length > 0);
      expect([answerable.length, spoken.length]).toEqual([40, 55]);
      expect(answerable.filter(({ split }) => split === 'held-out')).toHaveLength(20);
    }
    expect(questions.filter(({ split }) => split === 'held-out')).toHaveLength(55);
    expect(questions.filter(({ split }) => split === 'tuning')).toHaveLength(55);
  });

  it('reach every document', () => {
    const reached = new Set(questions.flatMap(({ documents: gold }) => gold));
    expect([...byName.keys()].filter((name) => !reached.has(name))).toEqual([]);
  });

  it.each(questions.filter(({ documents: gold }) => gold.length > 0))(
    '$id is answered by a sentence of its document',
    ({ documents: gold, quote }) => {
      for (const name of gold) expect([...byName.keys()]).toContain(name);
      expect(sentencesOf(byName.get(gold[0]!)!.body)).toContain(quote);
    },
  );
});

function readDocument(name: string): ProcessDocument {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const lines = front.split('\n').map((line) => /^(\w+): (.+)$/.exec(line) ?? [line, line, '']);
  return { name, facts: Object.fromEntries(lines.map(([, key, value]) => [key, value])), body };
}

function stem(title: string): string {
  return title.toLowerCase().replace(/s$/, '');
}

function titleOf(type: string, language: 'ko' | 'en'): string {
  const title = defectTypes.find(({ name }) => name === type)!.title[language];
  return language === 'ko' ? title : title.toLowerCase();
}

function sentencesOf(body: string): string[] {
  return body
    .split('\n')
    .filter((line) => !line.startsWith('|') && !line.startsWith('#'))
    .flatMap((line) => line.replace(/^(\d+\. |- |> )/, '').split(/(?<=[.?!]) +/));
}

function tablesOf(body: string) {
  return body
    .split(/\n{2,}/)
    .filter((block) => block.startsWith('|'))
    .map((block) => {
      const [header = [], , ...rows] = block.trim().split('\n').map(cellsOf);
      return { header, rows };
    });
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** A number that a document gives for a feature, and whether the set points say the same. */
interface Claim {
  readonly kind: 'table' | 'limit' | 'prose' | 'threshold';
  readonly text: string;
  readonly agrees: boolean;
}

function claims(body: string): Claim[] {
  return [
    ...tablesOf(body).flatMap(({ header, rows }) =>
      rows.flatMap((cells) => rowClaims(header, cells)),
    ),
    ...sentencesOf(body).flatMap(sentenceClaims),
  ];
}

const rangePattern = /(\d[\d.,]*)(?: ?~ ?| to )(\d[\d.]*)/g;
const productPattern = /(?:제품|product) ?([12])/gi;

function rowClaims(header: readonly string[], cells: readonly string[]): Claim[] {
  const named = [...cells.join(' ').matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const feature = features.find(({ name }) => name === named[0]);
  if (named.length !== 1 || feature === undefined) return [];
  const text = cells.join(' | ');
  if (feature.constant !== null) {
    const limit = Number.parseFloat(cells.at(-1)!);
    return [{ kind: 'limit', text, agrees: limit === feature.constant }];
  }
  return header.flatMap((title, column): Claim[] => {
    if (/^(목표|target)$/i.test(title)) {
      const product = productIn(header.join(' '));
      const target = setPoints[product!][drivenName(feature.name)].target;
      return [{ kind: 'table', text, agrees: Number(cells[column]) === target }];
    }
    if (!/정상|normal|제품 [12]|product [12]/i.test(title)) return [];
    const [range] = cells[column]!.matchAll(rangePattern);
    if (range === undefined) return [];
    return [{ kind: 'table', text, agrees: isBand(feature.name, range, productIn(title)) }];
  });
}

function sentenceClaims(sentence: string): Claim[] {
  const named = featuresIn(sentence);
  const ranges = /정상|normal/i.test(sentence) ? [...sentence.matchAll(rangePattern)] : [];
  const bands = ranges.flatMap((range): Claim[] => {
    if (named.length !== 1) return [];
    const product = productIn(sentence.slice(0, range.index));
    return [{ kind: 'prose', text: sentence, agrees: isBand(named[0]!.name, range, product) }];
  });
  // "Below" and "above" a number are said of the edges of a band only; other words are free.
  const crossed = [
    ...sentence.matchAll(/([\d.]+) (\S+?)(?:을|를|이|가)? ?(?:미만|초과|아래로|위로)/g),
    ...sentence.matchAll(/(?:below|above) ([\d.]+) (\S+?)(?=[ .,;]|$)/g),
  ];
  const thresholds = crossed.flatMap(({ 1: number, 2: unit, index }): Claim[] => {
    const before = featuresIn(sentence.slice(0, index));
    const measured = before.filter((feature) => feature.unit === unit);
    if (measured.length !== 1) return [];
    const agrees = edgesOf(measured[0]!.name).some((edge) => isNear(edge, Number(number)));
    return [{ kind: 'threshold', text: sentence, agrees }];
  });
  return [...bands, ...thresholds];
}

/** Features named or titled in a sentence, longest title first, so that a limit is not taken for what it limits. */
function featuresIn(sentence: string) {
  let rest = sentence.toLowerCase();
  const longestFirst = features
    .flatMap((feature) =>
      [feature.name, feature.title.ko, feature.title.en].map((word) => ({ feature, word })),
    )
    .sort((a, b) => b.word.length - a.word.length);
  const found = new Set<(typeof features)[number]>();
  for (const { feature, word } of longestFirst) {
    if (!rest.includes(word.toLowerCase())) continue;
    rest = rest.replaceAll(word.toLowerCase(), ' ');
    found.add(feature);
  }
  return [...found].filter(({ constant }) => constant === null);
}

/** The product named last, or null. */
function productIn(text: string): ProductType | null {
  const last = [...text.matchAll(productPattern)].at(-1)?.[1];
  return last === undefined ? null : last === '1' ? 1 : 2;
}

/** Is the range the band of the product; without a product, the span of both? */
function isBand(name: FeatureName, range: RegExpMatchArray, product: ProductType | null): boolean {
  const [low = 0, high = 0] = [range[1], range[2]].map((text) => Number(text!.replace(/,/g, '')));
  const edges = edgesOf(name, product === null ? [1, 2] : [product]);
  return isNear(low, Math.min(...edges)) && isNear(high, Math.max(...edges));
}

function edgesOf(name: FeatureName, products: readonly ProductType[] = [1, 2]): number[] {
  return products.flatMap((product) => {
    const { target, tolerance } = setPoints[product][drivenName(name)];
    return [target - tolerance, target + tolerance];
  });
}

function drivenName(name: FeatureName) {
  return drivenFeatures.find((driven) => driven === name)!;
}

// Sums such as 2.525 + 0.045 are off by a rounding of the last bit.
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}
