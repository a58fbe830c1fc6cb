// The machine from shot to shot: what wanders, what wears, what goes wrong, and what each feature then shows.
import type { Random } from '../../../src/shared/index.js';
import { type DrivenFeature, drivenFeatures, setPoints } from '../set-points.js';
import { type Channel, channelIndex, channels, memoryShots } from './channels.js';
import { createDisturbances } from './disturbances.js';
import { createDrift, type Drift } from './drift.js';
import type { Lot } from './lots.js';
import { createWeather } from './weather.js';

const wanderSpread = 0.3;
const lotSpread = 0.3;
const shotSpread = 0.2;

/** One shot as it truly was. `deviation` is reused for the next shot. */
export interface ShotState {
  /** Per driven feature: distance from its set point in half widths of the normal band; beyond 1 or -1 it has left the band. */
  readonly deviation: Float64Array;
  /** Heat the die still lacks after a start: 1 at the first shot, fading within some fifteen. */
  readonly coldness: number;
  /** Time of the shot, milliseconds since 1970. */
  readonly atMs: number;
}

/**
 * Runs lots one after the other: `startLot` sets up the machine, `nextShot` makes the lot's next shot.
 * Wear goes on over lots until the part is changed; everything else starts anew with the lot.
 */
export function createMachine(startAtMs: number, random: Random) {
  const weather = createWeather(random.fork('weather'));
  const shotNoise = random.fork('shot');
  const wander = channels.map((name) =>
    createDrift(random.fork(`wander ${name}`), memoryShots[name], wanderSpread),
  );
  const lotRandom = random.fork('lots');
  const disturbances = createDisturbances(random.fork('episodes'));
  const channel = new Float64Array(channels.length);
  const lotOffset = new Float64Array(channels.length);
  const deviation = new Float64Array(drivenFeatures.length);
  const sprayParts: readonly [Drift, Drift] = [
    createDrift(random.fork('spray 1'), 300, 0.35),
    createDrift(random.fork('spray 2'), 300, 0.35),
  ];
  const slowPhase: readonly Drift[] = [1, 2, 3].map((phase) =>
    createDrift(random.fork(`slow phase ${phase}`), 8, 0.3),
  );

  let atMs = startAtMs;
  let lot: Lot = { product: 1, shots: 0, trouble: 1 };
  let lotWarmth = 0;
  let shotOfLot = 0;
  let plungerShots = 0;
  let sprayShots = 0;
  let burnerPhase = 0;
  let burnerSwing = 0;

  const startLot = (next: Lot) => {
    lot = next;
    shotOfLot = 0;
    // Between lots the die is changed: one hour to half a day.
    atMs += (1 + 11 * lotRandom.next()) * 3_600_000;
    lotWarmth = 0.8 * lotRandom.normal();
    for (let c = 0; c < channels.length; c++) lotOffset[c] = lotSpread * lotRandom.normal();
    if (lotRandom.next() < 0.6) plungerShots = 0;
    sprayShots = 0;
    burnerPhase = 2 * Math.PI * lotRandom.next();
    burnerSwing = 0.3 + 0.5 * lotRandom.next();
    disturbances.startLot(next.trouble);
  };

  const moveChannels = () => {
    for (let c = 0; c < channels.length; c++) channel[c] = lotOffset[c]! + wander[c]!();
    disturbances.push(channel, shotOfLot);
    // The burner switches on and off, a plunger wears for some thousand shots, nozzles clog until they are cleaned.
    channel[channelIndex.melt]! +=
      burnerSwing * Math.sin(burnerPhase + (shotOfLot * 2 * Math.PI) / 260);
    channel[channelIndex.plungerFriction]! += Math.min(0.8, plungerShots / 4000) - 0.3;
    channel[channelIndex.spray]! += 0.2 - 0.5 * Math.min(1, sprayShots / 600);
    if (++sprayShots > 600) sprayShots = 0;
    plungerShots++;
  };

  const showFeatures = () => {
    const c = (name: Channel) => channel[channelIndex[name]]!;
    const jitter = () => shotSpread * shotNoise.normal();
    const air = weather(atMs, lotWarmth);
    const warmth = standardised('Sensor_Factory_Temp', air.temperature);
    const speed = 0.55 * c('injectionPower') - 0.6 * c('plungerFriction');
    const values: Readonly<Record<DrivenFeature, number>> = {
      Process_Velocity_1: speed + slowPhase[0]!() + jitter(),
      Process_Velocity_2: speed + slowPhase[1]!() + jitter(),
      Process_Velocity_3: 1.1 * speed + slowPhase[2]!() + jitter(),
      Process_High_Velocity: c('injectionPower') - 0.3 * c('plungerFriction') + jitter(),
      Process_Cylinder_Pressure: 0.95 * c('intensifier') + jitter(),
      Process_Rapid_Rise_Time: 0.8 * c('valveDelay') - 0.5 * c('injectionPower') + jitter(),
      Process_Biscuit_Thickness: c('ladle') + jitter(),
      Process_Clamping_Force: c('clamping') + jitter(),
      Process_Cycle_Time: c('cycle') + jitter(),
      Process_Pressure_Rise_Time: 0.9 * c('valveDelay') - 0.35 * c('intensifier') + jitter(),
      Process_Casting_Pressure: c('intensifier') + jitter(),
      Process_Spray_Time: c('spray') + 0.5 * jitter(),
      Process_Spray_1_Time: 0.5 * c('spray') + sprayParts[0](),
      Process_Spray_2_Time: 0.5 * c('spray') + sprayParts[1](),
      Sensor_Melting_Furnace_Temp: c('melt') + 0.3 * jitter(),
      Sensor_Air_Pressure: c('air') + 0.3 * jitter(),
      Sensor_Coolant_Temp: 0.9 * c('coolantTemperature') + 0.3 * warmth,
      Sensor_Coolant_Pressure: c('coolantPressure') + 0.3 * jitter(),
      Sensor_Factory_Temp: warmth,
      Sensor_Factory_Humidity:
        standardised('Sensor_Factory_Humidity', air.humidity) + c('humidity'),
    };
    for (let f = 0; f < drivenFeatures.length; f++) deviation[f] = values[drivenFeatures[f]!];
  };

  const nextShot = (): ShotState => {
    moveChannels();
    showFeatures();
    const cycle = setPoints[lot.product].Process_Cycle_Time;
    atMs += 1000 * (cycle.target + cycle.tolerance * channel[channelIndex.cycle]!);
    const coldness = Math.exp(-shotOfLot / 7);
    shotOfLot++;
    return { deviation, coldness, atMs };
  };

  return { startLot, nextShot };
}

function standardised(name: 'Sensor_Factory_Temp' | 'Sensor_Factory_Humidity', value: number) {
  // Both products share the surroundings' set points.
  const { target, tolerance } = setPoints[1][name];
  return (value - target) / tolerance;
}
