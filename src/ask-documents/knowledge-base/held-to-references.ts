import type { RetrieveAndGenerateCommandOutput } from '@aws-sdk/client-bedrock-agent-runtime';
import type { Citation, DocumentAnswer } from '../answer/answer-question.js';
import { retrievedPassage } from './retrieved-passage.js';

/**
 * What a knowledge base generated, with the number of its passage behind each part; null when the passages that it
 * names do not hold all it says, or when it names none.
 */
export async function heldToReferences(
  question: string,
  { output, citations = [] }: RetrieveAndGenerateCommandOutput,
  model: string,
): Promise<DocumentAnswer | null> {
  const text = output?.text ?? '';
  const numbers = new Map<string, number>();
  const cited: Citation[] = [];
  const marks: { readonly at: number; readonly mark: string }[] = [];
  for (const { retrievedReferences = [], generatedResponsePart } of citations) {
    const own = retrievedReferences.map((reference) => {
      const { document, passage } = retrievedPassage(reference);
      const key = JSON.stringify([document.id, passage.text]);
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(key, number);
        const { heading, page, text: quote } = passage;
        cited.push({ number, document, heading, page, quote });
      }
      return number;
    });
    // A span counts code points, its last one included.
    const end = generatedResponsePart?.textResponsePart?.span?.end;
    const at = end === undefined ? Number.POSITIVE_INFINITY : end + 1;
    if (own.length > 0)
      marks.push({ at, mark: ` ${[...new Set(own)].map((one) => `[${one}]`).join('')}` });
  }
  if (text.trim() === '' || cited.length === 0) return null;
  const { checkGrounding } = await import('../../language/index.js');
  const passages = cited.map(({ document, quote }) => ({ text: quote, source: document.title }));
  if (!checkGrounding(text, { passages }, { question }).grounded) return null;
  return {
    status: 'answered',
    text: marked(text, marks).trim(),
    citations: cited,
    support: 1,
    model,
  };
}

function marked(
  text: string,
  marks: readonly { readonly at: number; readonly mark: string }[],
): string {
  const points = [...text];
  const lastFirst = [...marks].sort((a, b) => b.at - a.at);
  for (const { at, mark } of lastFirst) points.splice(Math.min(at, points.length), 0, mark);
  return points.join('');
}
