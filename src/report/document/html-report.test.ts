import { describe, expect, it } from 'vitest';
import { htmlReport } from './html-report.js';
import type { Report } from './report.js';
import { sampleReport, sampleTrainingFacts } from './sample-report.js';
import { trainingReport } from './training-report.js';

const documents: readonly [string, Report][] = [
  ['hostile text', sampleReport()],
  ['a training report', trainingReport(sampleTrainingFacts())],
];
// Elements that have no end tag in HTML.
const empty = new Set(['meta', 'input', 'br']);

/** Walks the tags as a browser would, outside the style element, and gives all text. */
function readHtml(html: string): { readonly text: string; readonly names: ReadonlySet<string> } {
  const body = html.replace(/<style>[^<]*<\/style>/, '').replace('<!doctype html>', '');
  const open: string[] = [];
  const names = new Set<string>();
  let text = '';
  for (const [, tag, words] of body.matchAll(/<([^>]*)>([^<]*)/g)) {
    const name = /^\/?([a-z0-9]+)/.exec(tag!)![1]!;
    names.add(name);
    if (tag!.startsWith('/')) expect(open.pop(), tag!).toBe(name);
    else if (!tag!.endsWith('/') && !empty.has(name)) open.push(name);
    text += words;
  }
  expect(open).toEqual([]);
  return { text, names };
}

describe('htmlReport', () => {
  it.each(documents)('of %s is well-formed and needs nothing from outside', (_, report) => {
    const html = htmlReport(report);
    const { names } = readHtml(html);
    for (const name of ['script', 'iframe', 'img', 'link', 'object', 'form', 'image', 'use'])
      expect(names.has(name), name).toBe(false);
    expect(html).not.toMatch(/\son\w+=|javascript:[^x]|url\(|@import/);
    const addresses = html.replaceAll('http://www.w3.org/2000/svg', '');
    expect(addresses).not.toMatch(/https?:|src=/);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/NaN|undefined|\[object/);
  });

  it('shows hostile text as text', () => {
    const { text } = readHtml(htmlReport(sampleReport()));
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;');
    expect(text).toContain('&lt;/style&gt;');
  });

  it('holds both languages behind a switch that begins with its own', () => {
    const html = htmlReport(sampleReport());
    expect(html).toContain('<html lang="ko">');
    expect(html).toMatch(/id="language-ko" checked/);
    expect(html).toContain('<span lang="ko">둘째</span><span lang="en">second</span>');
    // What is the same in both stands once.
    expect(html).toContain('<th scope="col" class="number">AUC</th>');
    const shown = /([^{}]*)\{display:none\}/.exec(html)![1]!.trim();
    expect(shown).toBe('#language-ko:checked~* [lang=en],#language-en:checked~* [lang=ko]');
  });

  it('can hold one language only', () => {
    const html = htmlReport(sampleReport(), { languages: ['en'] });
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('id="language-');
    expect(html).not.toMatch(/<span lang=|둘째/);
    expect(html.length).toBeLessThan(htmlReport(sampleReport()).length);
  });

  it('puts the gravest finding first and says when there is none', () => {
    const html = htmlReport(sampleReport(), { languages: ['en'] });
    expect(html.indexOf('class="critical"')).toBeLessThan(html.indexOf('class="note"'));
    expect(html).toContain('Nothing was found.');
  });

  it('writes figures as its columns want them', () => {
    const html = htmlReport(sampleReport(), { languages: ['en'] });
    expect(html).toMatch(/<td class="number">25\.0%<\/td><td class="number">0\.750<\/td>/);
    expect(html).toMatch(/one<\/td><td class="number">–<\/td><td class="number">–<\/td>/);
  });

  it('links every section', () => {
    const html = htmlReport(documents[1]![1]);
    for (const [, id] of html.matchAll(/<a href="#([^"]+)">/g))
      expect(html.split(`id="${id}"`)).toHaveLength(2);
  });

  it.each([
    ['Upper', 'letters a-z'],
    ['summary', 'twice'],
    ['"><b>', 'letters a-z'],
  ])('refuses a section with the id %s', (id, detail) => {
    const report = { ...sampleReport(), sections: [{ id, title: 't', blocks: [] }] };
    expect(() => htmlReport(report)).toThrow(
      expect.objectContaining({
        code: 'report.bad-section',
        message: expect.stringContaining(detail),
      }),
    );
  });

  it('refuses a table whose rows do not fit its columns', () => {
    const table = { kind: 'table', columns: [{ label: 'a' }], rows: [[1], [1, 2]] } as const;
    expect(() => htmlReport({ ...sampleReport(), summary: [table] })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('row 2') }),
    );
  });
});
