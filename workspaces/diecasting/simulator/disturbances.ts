// What goes wrong on the shop floor, and when.
import type { Random } from '../../../src/shared/index.js';
import { type Channel, channelIndex } from './channels.js';
import { type Episode, episodeShape } from './drift.js';

// Disturbances of the shop floor. Both pushes happen together in most cases, one alone in the rest,
// so that neither of them alone tells a good shot from a bad one.
type Disturbance = readonly (readonly [Channel, 1 | -1])[];
const disturbances: readonly Disturbance[] = [
  [
    ['melt', -1],
    ['injectionPower', -1],
  ],
  [
    ['injectionPower', 1],
    ['intensifier', -1],
  ],
  [
    ['cycle', 1],
    ['spray', -1],
  ],
  [
    ['clamping', -1],
    ['intensifier', 1],
  ],
  [
    ['ladle', -1],
    ['melt', -1],
  ],
  [
    ['ladle', 1],
    ['plungerFriction', 1],
  ],
  [
    ['humidity', 1],
    ['spray', 1],
  ],
  [
    ['coolantTemperature', 1],
    ['coolantPressure', -1],
  ],
  [['valveDelay', 1]],
  [
    ['air', -1],
    ['spray', -1],
  ],
  [
    ['melt', 1],
    ['cycle', 1],
  ],
];

const shotsBetweenEpisodes = 150;

/** Episodes of a lot, one after the other or overlapping. `startLot` before the lot's first shot, then `push` once a shot. */
export function createDisturbances(random: Random) {
  let deck: Disturbance[] = [];
  let episodes: Episode[] = [];
  let nextStart = 0;
  let waitShots = shotsBetweenEpisodes;

  const wait = () => (0.4 + 1.2 * random.next()) * waitShots;

  // Disturbances are dealt like cards: each comes once before any comes again, so that short tables show them all.
  const deal = () => {
    if (deck.length === 0) {
      deck = [...disturbances];
      random.shuffle(deck);
    }
    return deck.pop()!;
  };

  const begin = (startShot: number): Episode => {
    const all = deal();
    const complete = random.next() < 0.6;
    const only = random.integer(all.length);
    const pushes = all
      .filter((_, index) => complete || index === only)
      .map(([name, sign]) => [channelIndex[name], sign * (1.6 + 1.4 * random.next())] as const);
    return { startShot, lengthShots: 25 + random.integer(90), pushes };
  };

  /** `trouble` is how often episodes begin, as a multiple of the average. */
  const startLot = (trouble: number) => {
    waitShots = shotsBetweenEpisodes / trouble;
    episodes = [];
    nextStart = wait();
  };

  /** Adds what is going on at a shot of the lot, counted from 0, to the channels. */
  const push = (channel: Float64Array, shotOfLot: number) => {
    if (shotOfLot >= nextStart) {
      episodes.push(begin(shotOfLot));
      nextStart = shotOfLot + wait();
    }
    if (episodes.length === 0) return;
    for (const episode of episodes) {
      const shape = episodeShape(episode, shotOfLot);
      for (const [index, height] of episode.pushes) channel[index]! += shape * height;
    }
    episodes = episodes.filter((e) => shotOfLot < e.startShot + e.lengthShots);
  };

  return { startLot, push };
}
