import type { Random } from '../../../src/shared/index.js';
import type { EventType } from '../event-types.js';
import { type Place, places, shoppingPlaces } from './places.js';

/** One thing a person was seen doing. */
export interface Step {
  /** Seconds from the first picture, whole. */
  readonly at: number;
  readonly type: EventType;
  readonly place: Place;
}

/**
 * The way of one person through the shop: comes in, does a few things, leaves. Starts at `start`; what would
 * happen after `end` is not seen, so the last ones in have no exit.
 */
export function trajectory(start: number, end: number, random: Random): Step[] {
  const steps: Step[] = [{ at: start, type: 'person_enter', place: places.entrance }];
  let at = start;
  let previous: EventType = 'person_enter';
  const things = 2 + random.integer(7);
  for (let thing = 0; thing < things; thing++) {
    at += 4 + random.integer(50);
    const type = nextType(previous, random);
    steps.push({ at, type, place: placeOf(type, random) });
    previous = type;
    // Nobody goes on shopping after these.
    if (endsVisit.has(type)) break;
  }
  at += 5 + random.integer(40);
  steps.push({ at, type: 'person_exit', place: places.entrance });
  return steps.filter((step) => step.at <= end);
}

const endsVisit: ReadonlySet<EventType> = new Set(['theft', 'collapse', 'intrusion', 'fighting']);

// Share of what comes next, in percent. A theft follows a thing in the hand.
const ordinary: readonly (readonly [EventType, number])[] = [
  ['walking', 41],
  ['picking', 20],
  ['standing', 17],
  ['sitting', 7],
  ['interaction', 7],
  ['loitering', 5],
  ['anomaly', 0.8],
  ['fighting', 0.7],
  ['collapse', 0.6],
  ['intrusion', 0.5],
  ['vandalism', 0.4],
];
const afterPicking: readonly (readonly [EventType, number])[] = [['theft', 5], ...ordinary];

function nextType(previous: EventType, random: Random): EventType {
  const table = previous === 'picking' ? afterPicking : ordinary;
  let draw = random.next() * table.reduce((sum, [, share]) => sum + share, 0);
  for (const [type, share] of table) {
    draw -= share;
    if (draw < 0) return type;
  }
  return 'walking';
}

function placeOf(type: EventType, random: Random): Place {
  if (type === 'sitting') return places.seats;
  if (type === 'intrusion') return places.storeroom;
  if (type === 'loitering') return random.next() < 0.5 ? places.parking : places.entrance;
  return shoppingPlaces[random.integer(shoppingPlaces.length)]!;
}
