import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../test/support/language-contract.js';
import { denied, failing, saying, scriptedModel } from '../../../test/support/scripted-model.js';
import { fixedClock } from '../../shared/index.js';
import { type AuditRecord, withAudit } from './audit.js';

const request = {
  system: '규칙',
  messages: [{ role: 'user' as const, text: '김민수 010-2345-6789' }],
};
const nova = 'bedrock/apac.amazon.nova-lite-v1:0';

describe('withAudit', () => {
  it('records sizes, times, cost and a keyed hash, and no text', async () => {
    const records: AuditRecord[] = [];
    const clock = fixedClock(5000);
    const audit = (hashKey: string, ...calls: Parameters<typeof scriptedModel>[1][]) =>
      withAudit(scriptedModel(nova, ...calls), { record: (r) => records.push(r), hashKey, clock });
    const model = audit('k', saying('박지영', nova, 1000, 500), failing(denied));
    for await (const event of model.stream(request))
      if (event.type === 'text-delta') clock.advance(40);
    await model.generate(request).catch(() => {});
    expect(records[0]).toMatchObject({
      at: 5000,
      model: nova,
      operation: 'stream',
      messages: 1,
      promptCharacters: 19,
      answerCharacters: 3,
      firstTokenMs: 0,
      durationMs: 40,
      outcome: 'stop',
      problem: null,
      cached: false,
    });
    expect(records[0]!.dollars).toBeCloseTo((1000 * 0.06 + 500 * 0.24) / 1e6, 12);
    expect(records[1]).toMatchObject({
      operation: 'generate',
      outcome: 'error',
      problem: 'language.access-denied',
      dollars: null,
    });
    expect(records[1]!.requestHash).toBe(records[0]!.requestHash);
    await eventsOf(audit('other', saying('x')).stream(request));
    expect(records[2]!.requestHash).not.toBe(records[0]!.requestHash);
    expect(JSON.stringify(records)).not.toMatch(/김민수|박지영|6789|규칙/);
  });

  it('records a reader that left', async () => {
    const records: AuditRecord[] = [];
    const model = withAudit(scriptedModel(nova, saying('x')), {
      record: (r) => records.push(r),
      hashKey: 'k',
      clock: fixedClock(),
    });
    for await (const _ of model.stream(request)) break;
    expect(records).toMatchObject([{ outcome: 'left' }]);
  });
});
