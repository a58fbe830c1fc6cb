import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../../test/support/language-contract.js';
import type { Evidence } from '../../evidence.js';
import { checkGrounding } from '../../grounding/index.js';
import { offlineModel } from './offline-model.js';

const ask = (text: string, evidence?: Evidence) =>
  offlineModel()
    .generate({ messages: [{ role: 'user', text }], evidence })
    .then((reply) => reply.text);

describe('offlineModel', () => {
  it('phrases rows in the language of the question', async () => {
    const evidence = {
      rows: [{ event: '도난', timestamp: 750, confidence: 0.953 }],
      units: { timestamp: 's', confidence: 'ratio' },
    };
    expect(await ask('도난이 있었나요?', evidence)).toBe(
      '기록 1건을 찾았습니다.\n- event: 도난, timestamp: 12분 30초, confidence: 95.3 %',
    );
    expect(await ask('Any theft?', evidence)).toBe(
      '1 record was found.\n- event: 도난, timestamp: 12 min 30 s, confidence: 95.3 %',
    );
    expect(await ask('몇 건?', { rows: [{ count: 21 }] })).toBe('count: 21');
    expect(await ask('Coco?', { rows: [] })).toBe('No matching records were found.');
  });

  it('phrases contributions and passages', async () => {
    expect(
      await ask('왜?', {
        contributions: [{ feature: 'Cycle_Time', value: 38.2, contribution: -0.215, unit: 's' }],
      }),
    ).toBe('예측에 영향을 준 특성입니다.\n- Cycle_Time: 38.2 s (-0.215, 예측값을 낮춤)');
    expect(
      await ask('Why?', { passages: [{ source: 'Manual', text: 'Raise  it\nto 655 °C.' }] }),
    ).toBe('This is what the documents say.\n[1] Manual: Raise it to 655 °C.');
  });

  it('says plainly that it cannot answer without evidence', async () => {
    expect(await ask('안녕?')).toContain('언어 모델이 연결되어 있지 않아');
    expect(await ask('Hello?', { facts: [] })).toContain('No language model is connected');
  });

  it('streams in small pieces that are the text', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => ({ lot: i, note: '이상 없음 🙂' }));
    const events = await eventsOf(
      offlineModel().stream({ messages: [{ role: 'user', text: '?' }], evidence: { rows } }),
    );
    const pieces = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : []));
    expect(pieces.join('')).toBe(await ask('?', { rows }));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(20);
  });

  it('says nothing that its evidence does not hold, whatever that is', async () => {
    const number = fc.oneof(
      fc.integer({ min: -1e6, max: 1e9 }),
      fc.double({ min: -1e4, max: 1e6, noNaN: true }).map((v) => Number(v.toPrecision(6))),
    );
    const unit = fc.constantFrom('s', 'mm', '°C', 'bar', 'percent', 'KRW', undefined);
    const text = fc.constantFrom(
      '매장 중앙',
      'Betty Davis',
      'lot A-113',
      '2026-01-05',
      '14:03:20',
      '3호기',
      '김민수',
    );
    const facts = fc.array(
      fc.record({
        label: fc.constantFrom('Casting_Pressure', '비용', 'limit'),
        value: fc.oneof(number, text),
        unit,
      }),
      { maxLength: 4 },
    );
    const rows = fc.array(
      fc.record({
        id: fc.nat(999),
        place: text,
        amount: number,
        rate: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(
        facts,
        rows,
        fc.constantFrom('몇 건?', 'How many?'),
        async (f, r, question) => {
          const evidence: Evidence = { facts: f, rows: r, units: { rate: 'ratio' } };
          const { findings } = checkGrounding(await ask(question, evidence), evidence, {
            question,
          });
          expect(findings).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
