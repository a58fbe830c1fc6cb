// Where questions go: written by hand, in Korean and English, every destination, with what was said before them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssistRooms } from '../src/functions/assist/assist-rooms.js';
import { assistContract } from '../src/functions/assist/contract.js';
import { assist } from '../src/functions/assist/run.js';
import { type OpenRooms, openRooms } from './support/assist-rooms.js';
import {
  otherDatabases,
  type RoutingCase,
  readRoutingCases,
  usualDatabases,
  withReadings,
} from './support/assist-routing-cases.js';
import { testInvocation } from './support/surroundings.js';

const cases = readRoutingCases();

let open: OpenRooms;
beforeAll(async () => {
  open = await openRooms([...usualDatabases, ...otherDatabases]);
});
afterAll(() => open?.close());

let sessions = 0;
async function destinationOf(one: RoutingCase): Promise<string> {
  const { before = [], question, rooms: databases = usualDatabases } = one;
  const rooms: AssistRooms = {
    ...open.rooms,
    data: open.rooms.data.filter(({ name }) => databases.includes(name)),
  };
  const session_id = `session-${sessions++}`;
  for (const asked of before) await routed(asked, session_id, true, rooms);
  return await routed(question, session_id, false, rooms);
}

/** Where one question goes; answered to its end when a later one may refer to it. */
async function routed(
  asked: string,
  session_id: string,
  isAnswered: boolean,
  rooms: AssistRooms,
): Promise<string> {
  const input = assistContract.readInput({ prompt: withReadings(asked), session_id });
  let destination = '';
  for await (const event of assist(input, rooms, testInvocation())) {
    if (event.type === 'route-chosen') destination = event.destination;
    if (destination !== '' && !isAnswered) break;
  }
  return destination;
}

// The halves written last, in other words than the rules, and one beside databases that nothing was fitted with: it has
// seen neither them nor these questions. `npm run bench -- assist` asks all of them, and `benchmarks/numbers.md` has first runs.
describe.each([
  ['second', 97],
  ['third', 97],
  ['elsewhere', 93],
] as const)('%s', (half, least) => {
  const own = cases.filter((one) => one.half === half);
  test.runIf(own.length > 0)(`at least ${least} of 100 go to the right place`, async () => {
    const wrong: string[] = [];
    for (const one of own) {
      const got = await destinationOf(one);
      if (got !== one.to)
        wrong.push(`${one.id} ${JSON.stringify(one.question)}: ${got}, not ${one.to}`);
    }
    expect(1 - wrong.length / own.length, wrong.join('\n')).toBeGreaterThanOrEqual(least / 100);
  });
});
