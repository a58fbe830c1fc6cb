import { places } from './simulator/places.js';
import { type SimulatedEvents, simulateEvents } from './simulator/simulate-events.js';

/** The videos the embedded database starts with: three days of two hours, among them a theft at 12 min 30 s of the first. */
export function demoEvents(): SimulatedEvents {
  return simulateEvents({
    seed: 7,
    incidents: [
      {
        videoId: 1,
        at: 750,
        type: 'theft',
        place: places.centre,
        age: 35,
        gender: 'male',
        confidence: 0.953,
      },
    ],
  });
}
