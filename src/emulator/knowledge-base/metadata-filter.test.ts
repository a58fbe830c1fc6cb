import { describe, expect, it } from 'vitest';
import { passesFilter } from './metadata-filter.js';

const metadata = { category: '불량 원인', year: 2024, open: true, tags: ['기공', 'mould'] };

describe('passesFilter', () => {
  it.each([
    [undefined, true],
    [{ equals: { key: 'year', value: 2024 } }, true],
    [{ equals: { key: 'year', value: '2024' } }, false],
    [{ equals: { key: 'open', value: true } }, true],
    [{ notEquals: { key: 'year', value: 2024 } }, false],
    [{ notEquals: { key: 'absent', value: 1 } }, true],
    [{ greaterThan: { key: 'year', value: 2024 } }, false],
    [{ greaterThanOrEquals: { key: 'year', value: 2024 } }, true],
    [{ lessThan: { key: 'year', value: 2025 } }, true],
    [{ lessThanOrEquals: { key: 'category', value: 5 } }, false],
    [{ in: { key: 'year', value: [2023, 2024] } }, true],
    [{ notIn: { key: 'year', value: [2023, 2024] } }, false],
    [{ notIn: { key: 'absent', value: [1] } }, true],
    [{ startsWith: { key: 'category', value: '불량' } }, true],
    [{ startsWith: { key: 'absent', value: '' } }, false],
    [{ stringContains: { key: 'category', value: '원인' } }, true],
    [{ stringContains: { key: 'tags', value: 'mou' } }, true],
    [{ listContains: { key: 'tags', value: '기공' } }, true],
    [{ listContains: { key: 'tags', value: 'mou' } }, false],
    [
      {
        andAll: [
          { equals: { key: 'year', value: 2024 } },
          { equals: { key: 'open', value: false } },
        ],
      },
      false,
    ],
    [
      {
        orAll: [
          { equals: { key: 'year', value: 2024 } },
          { equals: { key: 'open', value: false } },
        ],
      },
      true,
    ],
  ])('%o -> %s', (filter, passes) => {
    expect(passesFilter(filter, metadata)).toBe(passes);
  });

  it.each([
    [{}],
    [{ equals: { key: 'a', value: 1 }, in: { key: 'a', value: [] } }],
    [{ like: { key: 'a', value: 1 } }],
    [{ equals: { key: 'a' } }],
    [{ andAll: [{ equals: { key: 'year', value: 1 } }] }],
    [{ orAll: [{ equals: { key: 'year', value: 2024 } }, { wrong: {} }] }],
    [{ toString: { key: 'a', value: 1 } }],
  ])('refuses %o', (filter) => {
    expect(() => passesFilter(filter, metadata)).toThrow(
      expect.objectContaining({ type: 'ValidationException' }),
    );
  });
});
