import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../evidence.js';
import { checkGrounding } from './check-grounding.js';

interface Case {
  readonly id: string;
  readonly question: string;
  readonly evidence: Evidence;
  readonly terms?: string[][];
  readonly right: readonly string[];
  readonly wrong: readonly { readonly answer: string; readonly planted: string }[];
}

function casesOf(name: string): Case[] {
  return readFileSync(new URL(`cases/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Judges every answer; a planted error is caught only when a finding touches it. */
function measure(cases: readonly Case[]) {
  const refused: string[] = [];
  const missed: string[] = [];
  let right = 0;
  let wrong = 0;
  for (const { id, question, evidence, terms, ...answers } of cases) {
    for (const answer of answers.right) {
      right += 1;
      const { findings } = checkGrounding(answer, evidence, { question, terms });
      if (findings.length > 0)
        refused.push(
          `${id}: ${answer} <- ${findings.map((f) => `${f.kind} ${f.text}`).join('; ')}`,
        );
    }
    for (const { answer, planted } of answers.wrong) {
      wrong += 1;
      const at = answer.indexOf(planted);
      const { findings } = checkGrounding(answer, evidence, { question, terms });
      if (!findings.some((f) => f.start < at + planted.length && f.end > at))
        missed.push(`${id}: ${answer} (${planted})`);
    }
  }
  return { right, wrong, refused, missed };
}

describe('checkGrounding', () => {
  it.each(['development', 'held-out', 'second-held-out', 'third-held-out', 'fourth-held-out'])(
    'judges the %s cases',
    (half) => {
      const { right, wrong, refused, missed } = measure(casesOf(half));
      expect(right).toBeGreaterThan(20);
      expect(wrong).toBeGreaterThan(20);
      expect(missed.length / wrong, missed.join('\n')).toBeLessThanOrEqual(0.01);
      expect(refused.length / right, refused.join('\n')).toBeLessThanOrEqual(0.02);
    },
  );
});
