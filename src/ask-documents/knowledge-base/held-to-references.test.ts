import { expect, it } from 'vitest';
import { heldToReferences } from './held-to-references.js';

const reference = (uri: string, text: string) => ({
  content: { text },
  location: { type: 'S3' as const, s3Location: { uri } },
});
const part = (end: number, ...references: ReturnType<typeof reference>[]) => ({
  generatedResponsePart: { textResponsePart: { span: { start: 0, end } } },
  retrievedReferences: references,
});
const nozzle = reference('s3://bucket/노즐.md'.normalize('NFD'), '노즐은 600샷마다 청소한다.');
const melt = reference('s3://bucket/melt.md', '용탕은 690 °C로 맞춘다.');
const held = (text: string, ...citations: ReturnType<typeof part>[]) =>
  heldToReferences('?', { output: { text }, citations, sessionId: 's', $metadata: {} }, 'm');

it('numbers each passage once, behind the parts that rest on it', async () => {
  const text = '600샷마다 청소한다. 690 °C로 맞춘다. 😀 600샷이다.';
  const first = '600샷마다 청소한다.'.length - 1;
  const second = first + ' 690 °C로 맞춘다.'.length;
  const answer = await held(text, part(first, nozzle), part(second, melt), part(999, nozzle));
  expect(answer?.text).toBe('600샷마다 청소한다. [1] 690 °C로 맞춘다. [2] 😀 600샷이다. [1]');
  expect(answer?.citations.map(({ number, document }) => [number, document.id])).toEqual([
    [1, '노즐.md'],
    [2, 'melt.md'],
  ]);
});

it('is null for what no passage holds, and for an answer without passages', async () => {
  expect(await held('850샷마다 청소한다.', part(5, nozzle))).toBeNull();
  expect(await held('600샷마다 청소한다.')).toBeNull();
  expect(await held(' ', part(0, nozzle))).toBeNull();
});
