import { describe, expect, test } from 'vitest';
import { askDocumentsContract } from './contract.js';
import { askDocumentsInput } from './schema.js';

const read = askDocumentsContract.readInput;

describe('ask-documents reads its input', () => {
  test('the documented request', () => {
    const documented = {
      query: '불량의 주요 원인은?',
      filters: {
        category: ['troubleshooting'],
        date_range: { start: '2026-01-01' },
        priority: 'high',
      },
      max_results: 3,
      include_sources: false,
      context: {
        prediction: { class: 'defect' },
        top_features: [{ name: 'Speed', value: 2 }, 'Heat'],
      },
    };
    expect(read(documented)).toEqual({
      query: '불량의 주요 원인은?',
      filters: {
        category: ['troubleshooting'],
        dateRange: { from: '2026-01-01' },
        priority: ['high'],
      },
      maxResults: 3,
      includesSources: false,
      context: {
        prediction: 'defect',
        topFeatures: [
          { name: 'Speed', value: 2 },
          { name: 'Heat', value: null },
        ],
      },
      language: undefined,
    });
    expect(askDocumentsInput.safeParse(documented).success).toBe(true);
  });

  test.each([
    [{}],
    [{ query: '' }],
    [{ query: '   ' }],
    [{ query: 'x'.repeat(10_001) }],
    [{ query: 5 }],
    [{ query: 'q', max_results: 0 }],
    [{ query: 'q', filters: 'all' }],
    [{ query: 'q', filters: { category: [1] } }],
    [{ query: 'q', filters: { date_range: { from: 'yesterday' } } }],
    [{ query: 'q', filters: { date_range: { from: '2026-02-01', to: '2026-01-01' } } }],
    [{ query: 'q', context: { top_features: [{}] } }],
  ])('refuses %j', (data) => {
    expect(() => read(data)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
  });

  test('names the nearest filter', () => {
    expect(() => read({ query: 'q', filters: { categories: [] } })).toThrow(
      expect.objectContaining({ fix: 'did you mean "category"?' }),
    );
  });
});
