import { describe, expect, it } from 'vitest';
import { fixedClock } from '../shared/index.js';
import { type AskedAnswer, indexSource, type PassageSource } from './ask.js';
import { cachedSource } from './cached-source.js';
import { DocumentIndex } from './index-file/open-index.js';
import { memorySource } from './ingest/document-source.js';
import { ingest } from './ingest/ingest.js';

const open = async () => {
  const text = '스프레이 노즐은 600샷마다 청소합니다. 용해로 온도는 690 °C입니다.';
  const { file } = await ingest(memorySource('memory', { 'note.txt': text }));
  const inner = indexSource(new DocumentIndex(file, 'test'));
  const asked: string[] = [];
  let failsNext = false;
  const counting: PassageSource = {
    ...inner,
    ask: async (question, options) => {
      asked.push(question);
      if (failsNext) {
        failsNext = false;
        throw new Error('unreachable');
      }
      return await inner.ask(question, options);
    },
    search: async (question, options) => {
      asked.push(`search ${question}`);
      return await inner.search(question, options);
    },
  };
  const clock = fixedClock();
  return {
    clock,
    asked,
    fail: () => {
      failsNext = true;
    },
    source: cachedSource(counting, { clock, entries: 3 }),
  };
};
const uncached = ({ cached: _, ...answer }: AskedAnswer) => answer;

describe('cachedSource', () => {
  it('answers the same question from memory for an hour', async () => {
    const { source, asked, clock } = await open();
    const first = await source.ask('노즐은 몇 샷마다 청소하나?', {});
    const again = await source.ask(' 노즐은 몇  샷마다 청소하나?'.normalize('NFD'), {});
    expect(again.cached).toBe(true);
    expect(first.cached).toBeUndefined();
    expect(uncached(again)).toEqual(uncached(first));
    expect(asked).toHaveLength(1);
    clock.advance(3_600_000);
    expect((await source.ask('노즐은 몇 샷마다 청소하나?', {})).cached).toBeUndefined();
    await source.search('노즐', {});
    await source.search('노즐', {});
    expect(asked).toHaveLength(3);
  });

  it('takes nothing for the same that could be answered otherwise', async () => {
    const { source, asked } = await open();
    const question = '용해로 온도는?';
    for (const options of [
      {},
      { limit: 3 },
      { language: 'en' as const },
      { filters: { category: ['a'] } },
      { context: { topFeatures: [{ name: 'Air', value: 1 }] } },
    ])
      expect((await source.ask(question, options)).cached).toBeUndefined();
    await source.ask('용해로 온도는 690?', {});
    await source.ask('용해로 온도는 691?', {});
    expect(asked).toHaveLength(7);
  });

  it('keeps no failure, and drops what was unused longest', async () => {
    const { source, asked, fail } = await open();
    fail();
    await expect(source.ask('a', {})).rejects.toThrow('unreachable');
    for (const question of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await source.ask(question, {});
    expect(asked).toEqual(['a', 'a', 'b', 'c', 'd', 'b']);
  });
});
