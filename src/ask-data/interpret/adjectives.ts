// Adjectives of both languages with the columns they speak of.
import type { Adjective } from './item.js';

/** English forms, then `;`, then Korean ones; the columns in the order they are looked for, `-` turns the direction. */
export const adjectives: readonly (readonly [string, Adjective])[] = [
  [
    'expensive, priciest, pricey, costly, costliest ; 비싼, 비싸, 비쌌, 고가',
    { columns: ['price', 'cost', 'fee', 'amount', 'rate'], largest: true },
  ],
  [
    'cheap, cheaper, cheapest, inexpensive, affordable ; 싼, 저렴, 값싼, 저가',
    { columns: ['price', 'cost', 'fee', 'amount', 'rate'], largest: false },
  ],
  [
    'old, older, oldest, elder, eldest ; 나이많, 나이든, 늙은, 늙, 오래된, 오래되, 나이가많, 고령',
    {
      columns: [
        'age',
        '-birth date',
        '-founded',
        '-built',
        '-publish date',
        '-install date',
        '-release date',
        '-hire date',
        '-created',
        '-when',
      ],
      largest: true,
    },
  ],
  [
    'young, younger, youngest ; 어린, 어리, 젊은, 젊, 나이어린, 나이가어린, 나이적은, 나이가적은',
    { columns: ['age', '-birth date'], largest: false },
  ],
  [
    'new, newer, newest, latest, recent, most recent, recently ; 새로운, 최신, 최근, 가장최근',
    {
      columns: [
        'publish date',
        'install date',
        'release date',
        'hire date',
        'join date',
        'when',
        'created',
        'founded',
        'built',
        '-age',
        'birth date',
      ],
      largest: true,
    },
  ],
  [
    'early, earlier, earliest ; 이른, 빠른시간',
    {
      columns: [
        'when',
        'publish date',
        'start date',
        'created',
        'hire date',
        'founded',
        'birth date',
      ],
      largest: false,
    },
  ],
  [
    'late, later ; 늦은, 늦게',
    {
      columns: ['when', 'publish date', 'start date', 'created', 'hire date', 'birth date'],
      largest: true,
    },
  ],
  [
    'long, longer, longest, lengthy ; 긴, 길, 오래, 오래걸린, 오래걸리',
    { columns: ['duration', 'downtime', 'length', 'page', 'distance'], largest: true },
  ],
  [
    'short, shorter, shortest ; 짧은, 짧, 짧게',
    { columns: ['duration', 'downtime', 'length', 'page', 'distance', 'height'], largest: false },
  ],
  ['tall, taller, tallest ; 키큰, 키가큰', { columns: ['height'], largest: true }],
  ['heavy, heavier, heaviest ; 무거운, 무겁', { columns: ['weight'], largest: true }],
  ['light, lighter, lightest ; 가벼운, 가볍', { columns: ['weight'], largest: false }],
  ['fast, faster, fastest, quick, quickest ; 빠른, 빠르', { columns: ['speed'], largest: true }],
  ['slow, slower, slowest ; 느린, 느리', { columns: ['speed'], largest: false }],
  ['hot, hotter, hottest ; 뜨거운', { columns: ['temperature'], largest: true }],
  ['cold, colder, coldest ; 차가운', { columns: ['temperature'], largest: false }],
  [
    'big, bigger, biggest, large, larger, largest ; 큰, 크',
    {
      columns: ['size', 'capacity', 'area', 'population', 'amount', 'budget', 'volume', 'quantity'],
      largest: true,
    },
  ],
  [
    'small, smaller, smallest ; 작은, 작',
    {
      columns: ['size', 'capacity', 'area', 'population', 'amount', 'budget', 'volume', 'quantity'],
      largest: false,
    },
  ],
  [
    'high, higher, highest ; 높은, 높',
    {
      columns: [
        'price',
        'score',
        'rating',
        'salary',
        'temperature',
        'confidence',
        'height',
        'level',
      ],
      largest: true,
    },
  ],
  [
    'low, lower, lowest ; 낮은, 낮',
    {
      columns: [
        'price',
        'score',
        'rating',
        'salary',
        'temperature',
        'confidence',
        'height',
        'level',
      ],
      largest: false,
    },
  ],
  ['best paid, highest paid', { columns: ['salary'], largest: true }],
  ['lowest paid', { columns: ['salary'], largest: false }],
  ['best rated, highest rated, top rated', { columns: ['rating', 'score'], largest: true }],
  ['thick, thickest, thicker ; 두꺼운', { columns: ['page', 'thickness'], largest: true }],
  ['thin, thinnest, thinner ; 얇은', { columns: ['page', 'thickness'], largest: false }],
];
