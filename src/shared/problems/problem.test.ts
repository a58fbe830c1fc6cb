import { describe, expect, it } from 'vitest';
import { asProblem, errorBody, Problem, problem, problemTable } from './problem.js';

describe('problem', () => {
  it('builds the sentence once, from facts', () => {
    const thrown = problem('input.too-large', { bytes: 10, limitBytes: 5 });
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown.message).toBe('the request has 10 bytes, at most 5 are accepted');
    expect(thrown).toMatchObject({ name: 'input.too-large', status: 413, retryable: false });
  });

  it('answers one body shape, for foreign errors too', () => {
    expect(errorBody(new Error('boom'), 'req-1')).toEqual({
      error: {
        code: 'internal.unexpected',
        message: 'unexpected failure: boom',
        fix: expect.any(String),
        retryable: false,
        request_id: 'req-1',
      },
    });
    expect(asProblem('text').code).toBe('internal.unexpected');
  });

  it('shortens what it quotes', () => {
    expect(problem('file.not-found', { path: 'x'.repeat(500) }).message.length).toBeLessThan(80);
  });

  it('every row has a sensible status and exit code, and a lower-case room prefix', () => {
    for (const [code, row] of Object.entries(problemTable)) {
      expect(code).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
      expect(row.status).toBeGreaterThanOrEqual(400);
      expect(row.status).toBeLessThan(600);
      expect(row.exit).toBeGreaterThanOrEqual(64);
      expect(row.exit).toBeLessThanOrEqual(78);
    }
  });
});
