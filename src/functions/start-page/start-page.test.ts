import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageWords } from './page-words.js';
import { type StartPageFacts, startPage } from './start-page.js';

const hostile = '</script><script>alert(1)</script><!-- "\u2028';
const facts: StartPageFacts = {
  version: '1.2.3',
  functions: [
    { name: 'p', kind: 'predict', method: 'POST', path: '/api/predict', summary: hostile },
  ],
  model: {
    version: 'm@1',
    classes: ['ok', hostile],
    threshold: 0.5,
    results: [],
    features: [
      {
        kind: 'number',
        name: hostile,
        missingShare: 1,
        min: Number.NaN,
        max: Number.NaN,
        mean: Number.NaN,
        median: Number.NaN,
      },
    ],
  },
};

const inside = (html: string, open: RegExp, close: string) => {
  const start = open.exec(html)!;
  const from = start.index + start[0].length;
  return html.slice(from, html.indexOf(close, from));
};

describe('startPage', () => {
  it('carries its facts as data that no name can break out of', () => {
    const html = startPage(facts);
    expect(html.match(/<script/g)).toHaveLength(2);
    const data = JSON.parse(inside(html, /<script type="application\/json"[^>]*>/, '</script>'));
    expect(data.model.features[0].name).toBe(hostile);
    expect(data.model.features[0].min).toBeNull();
  });

  it('allows exactly its own style and script, by their hashes', () => {
    const html = startPage(facts);
    const policy = inside(html, /Content-Security-Policy" content="/, '"');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain(
      `script-src ${hash(inside(html, /<script type="module">/, '</script>'))};`,
    );
    expect(policy).toContain(`style-src ${hash(inside(html, /<style>/, '</style>'))};`);
    expect(policy).toContain("default-src 'none'");
    expect(html).not.toMatch(/(?:src|href)="(?!data:|\/)/);
  });

  it('puts a nonce on style and script, and nothing but a nonce', () => {
    const html = startPage({ ...facts, nonce: 'abc123+/=' });
    expect(html).toContain('<style nonce="abc123+/=">');
    expect(html).toContain('<script type="module" nonce="abc123+/=">');
    expect(startPage({ ...facts, nonce: '"><b>' })).toContain('<style nonce="b">');
  });

  it('joins parts that name nothing twice, and every one of them', () => {
    const parts = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.js'));
    const script = inside(startPage(facts), /<script type="module">/, '</script>');
    const names = [...script.matchAll(/^(?:async )?(?:function|const|let) (\w+)/gm)].map(
      (match) => match[1]!,
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(script).not.toMatch(/^(?:import|export) /m);
    for (const part of parts) {
      const source = readFileSync(path.join(import.meta.dirname, part), 'utf8');
      expect(script).toContain(source.slice(0, source.indexOf('\n')));
      expect(source.split('\n').length, part).toBeLessThan(260);
    }
  });

  it('has every word its script asks for in both languages, and no other', () => {
    const scripts = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
      .join('\n');
    const known = Object.keys(pageWords);
    for (const [key, { ko, en }] of Object.entries(pageWords)) {
      const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      expect(places(ko), key).toEqual(places(en));
    }
    const asked = [...scripts.matchAll(/\bword\('([\w-]+)'/g)].map((match) => match[1]);
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((key) => !known.includes(key!))).toEqual([]);
    // Words chosen by a value: classes, kinds, protocols, warnings, confidence.
    const byValue =
      /^(class-.*|kind-.*|stage-.*|category-.*|twins-together|forward|random-rows|high|medium|low|missing-feature|outside-training-range|unknown-category)$/;
    const unused = known.filter((key) => !byValue.test(key) && !scripts.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});
