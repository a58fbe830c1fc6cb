import { expect, test } from 'vitest';
import type { Catalogue } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from './join-paths.js';

const links = [
  ['pets', 'owners'],
  ['visits', 'pets'],
  ['vet_specialties', 'vets'],
  ['vet_specialties', 'specialties'],
  ['flights', 'airports', 'origin'],
  ['flights', 'airports', 'destination'],
].map(([from, to, column]) => ({
  from: from!,
  to: to!,
  fromColumns: [column ?? `${to}_id`],
  toColumns: ['id'],
}));
// Only the links are read here.
const catalogue = { links } as unknown as Catalogue;
const names = (from: string, to: string) =>
  joinPaths(catalogue, from, to).map((path) => path.map(({ to: next }) => next));

test('goes up, down and through link tables', () => {
  expect(names('visits', 'owners')).toEqual([['pets', 'owners']]);
  expect(names('owners', 'visits')).toEqual([['pets', 'visits']]);
  expect(names('vets', 'specialties')).toEqual([['vet_specialties', 'specialties']]);
  expect(isToOne(joinPaths(catalogue, 'visits', 'owners')[0]!)).toBe(true);
  expect(isToOne(joinPaths(catalogue, 'owners', 'visits')[0]!)).toBe(false);
});

test('finds no way where there is none, and both where there are two', () => {
  expect(names('vets', 'visits')).toEqual([]);
  expect(names('flights', 'airports')).toHaveLength(2);
  expect(names('pets', 'pets')).toEqual([[]]);
});

test('does not relate rows that merely share a parent', () => {
  const shared = {
    links: [
      { from: 'a', to: 'p', fromColumns: ['p'], toColumns: ['id'] },
      { from: 'b', to: 'p', fromColumns: ['p'], toColumns: ['id'] },
    ],
  } as unknown as Catalogue;
  expect(joinPaths(shared, 'a', 'b')).toEqual([]);
});
