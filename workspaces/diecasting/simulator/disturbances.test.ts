import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { channels } from './channels.js';
import { createDisturbances } from './disturbances.js';

/** Share of shots in which anything is pushed. */
function busyShare(trouble: number, shots: number): { share: number; pushed: Set<string> } {
  const disturbances = createDisturbances(seededRandom(4));
  disturbances.startLot(trouble);
  let busy = 0;
  const pushed = new Set<string>();
  for (let shot = 0; shot < shots; shot++) {
    const channel = new Float64Array(channels.length);
    disturbances.push(channel, shot);
    if (channel.some((value) => value !== 0)) busy++;
    channel.forEach((value, c) => {
      if (value !== 0) pushed.add(`${channels[c]} ${value > 0 ? 'up' : 'down'}`);
    });
  }
  return { share: busy / shots, pushed };
}

describe('disturbances', () => {
  it('come as often as the trouble of the lot says', () => {
    // Every 150 shots one of 25 to 114 shots, mean 69.5, on average.
    expect(busyShare(1, 60_000).share).toBeCloseTo(0.44, 1);
    expect(busyShare(0.25, 60_000).share).toBeCloseTo(0.115, 1);
  });

  it('are all dealt within eleven episodes, so that short tables show them', () => {
    const { pushed } = busyShare(1, 150 * 14);
    for (const push of ['melt down', 'injectionPower up', 'coolantPressure down', 'air down'])
      expect(pushed).toContain(push);
  });

  it('push and then let go', () => {
    const disturbances = createDisturbances(seededRandom(1));
    disturbances.startLot(0.01);
    const channel = new Float64Array(channels.length);
    for (let shot = 0; shot < 1000; shot++) disturbances.push(channel, shot);
    expect([...channel]).toEqual(channels.map(() => 0));
  });
});
