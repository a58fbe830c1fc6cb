// What lies behind the features and is not recorded itself: the powers, wears and settings of the machine.

/** Channels of the machine state. One unit is half the width of the normal band of the features they drive. */
export const channels = [
  'injectionPower',
  'plungerFriction',
  'intensifier',
  'valveDelay',
  'ladle',
  'clamping',
  'cycle',
  'spray',
  'melt',
  'air',
  'coolantTemperature',
  'coolantPressure',
  'humidity',
] as const;
export type Channel = (typeof channels)[number];

/** Place of a channel in the state. */
export const channelIndex = Object.fromEntries(channels.map((name, i) => [name, i])) as Readonly<
  // Object.fromEntries forgets its keys; every channel was given one just above.
  Record<Channel, number>
>;

/** Shots over which a channel forgets: oil and valves are quick, melt, water and air are slow. */
export const memoryShots: Readonly<Record<Channel, number>> = {
  injectionPower: 25,
  plungerFriction: 60,
  intensifier: 30,
  valveDelay: 30,
  ladle: 15,
  clamping: 60,
  cycle: 40,
  spray: 80,
  melt: 50,
  air: 120,
  coolantTemperature: 400,
  coolantPressure: 60,
  humidity: 200,
};
