// What the rooms make of questions with known places: what `fit-routing.ts` learns from.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { caseDatabases, casesOf } from '../../src/ask-data/cases/case-databases.js';
import { DocumentIndex, indexSource, ingest, memorySource } from '../../src/ask-documents/index.js';
import { nothingKept } from '../../src/functions/assist/assist-memory.js';
import type { AssistRooms } from '../../src/functions/assist/assist-rooms.js';
import { assistContract } from '../../src/functions/assist/contract.js';
import {
  type FeatureVocabulary,
  featureVocabulary,
} from '../../src/functions/assist/reading/feature-vocabulary.js';
import { readPasted } from '../../src/functions/assist/reading/read-pasted.js';
import { isUnderstood, lookIntoData } from '../../src/functions/assist/route/evidence.js';
import type { Intent } from '../../src/functions/assist/route/intent-model.js';
import { observe } from '../../src/functions/assist/route/observe.js';
import type { PlacingContext } from '../../src/functions/assist/route/placing.js';
import { assist } from '../../src/functions/assist/run.js';
import type { Invocation } from '../../src/functions/contract.js';
import { languageOf } from '../../src/shared/index.js';
import { openRooms } from '../../test/support/assist-rooms.js';
import {
  otherDatabases,
  readRoutingCases,
  usualDatabases,
  withReadings,
} from '../../test/support/assist-routing-cases.js';
import type { Example } from './fit-routing.js';
import { readMixedCases } from './read-mixed-cases.js';

/** An example, and where it comes from. */
export interface Sourced extends Example {
  /** Who wrote it, or the database or the documents it asks. */
  readonly source: string;
  /** Whether it is judged by: no variant of another example. */
  readonly isPlain: boolean;
}

interface Asked {
  readonly question: string;
  readonly before?: readonly string[];
  readonly wants: readonly Intent[];
  readonly source: string;
  readonly weight: number;
}

/** The rooms a question is asked in. */
interface Mount {
  readonly databases: readonly string[];
  readonly documents: 'process' | 'mixed' | null;
}

const usual: Mount = { databases: usualDatabases, documents: 'process' };
// Other installations, so that nothing is learned of pets and cameras; none of those that routing is judged beside.
const learnedBeside = caseDatabases
  .map(({ name }) => name)
  .filter((name) => !otherDatabases.includes(name));
const others: readonly (readonly string[])[] = [
  ['factory', 'hr'],
  ['league', 'clinic'],
  ['shop', 'hospital', 'energy'],
  ['school-ko', 'airline'],
  [],
];

/**
 * Everything to learn from: the routing questions with one destination, also beside other databases; the questions of
 * every case database; and those of the documents. Takes minutes: names are looked up in real databases;
 * `step` hears how many examples there are by then.
 */
export async function observeAll(
  step: (count: number) => void = () => {},
): Promise<readonly Sourced[]> {
  const { rooms, close } = await openRooms(learnedBeside);
  const { files, questions: mixed } = readMixedCases();
  const { file } = await ingest(memorySource('questions', files));
  const mixedSource = indexSource(new DocumentIndex(file, 'mixed'));
  const { features, classes } = (await rooms.predicting!.model()).open.model;
  const vocabulary = featureVocabulary(features, rooms.predicting!.featureNames);
  const all: Sourced[] = [];
  const take = async (asked: Asked, { databases, documents }: Mount) => {
    const mounted: AssistRooms = {
      ...rooms,
      data: databases.map((name) => rooms.data.find((room) => room.name === name)!),
      documents:
        documents === null
          ? null
          : documents === 'process'
            ? rooms.documents
            : { open: async () => ({ source: mixedSource, model: null }), isRemote: false },
    };
    all.push(...(await examplesOf(asked, mounted, vocabulary, classes, all.length)));
    step(all.length);
  };
  let turn = 0;
  const other = () => others[turn++ % others.length]!;
  for (const { question, before = [], to, half, set = half, intent } of readRoutingCases()) {
    if (to.includes('+') || half === 'elsewhere') continue;
    const asked = { question, before, wants: wantsOf(to, intent), source: set };
    await take({ ...asked, weight: 1 }, usual);
    if (half === 'fitted' && !to.startsWith('data') && turn++ % 4 === 0)
      await take({ ...asked, weight: 0.5 }, { databases: other(), documents: 'process' });
  }
  for (const name of learnedBeside)
    for (const { question, sql } of casesOf(name)) {
      if (sql === null) continue;
      const beside = other().filter((one) => one !== name);
      await take(
        { question, wants: ['data'], source: `database ${name}`, weight: 0.35 },
        {
          databases: [name, ...beside.slice(0, 1)],
          documents: (['mixed', 'process', null] as const)[turn % 3]!,
        },
      );
    }
  for (const question of processQuestions())
    await take(
      { question, wants: ['documents'], source: 'process documents', weight: 0.35 },
      { databases: turn % 2 === 0 ? usual.databases : other(), documents: 'process' },
    );
  for (const { question } of mixed)
    await take(
      { question, wants: ['documents'], source: 'mixed documents', weight: 0.35 },
      { databases: turn++ % 2 === 0 ? usual.databases : other(), documents: 'mixed' },
    );
  await close();
  return all;
}

function wantsOf(to: string, intent: 'chat' | 'outside' | undefined): readonly Intent[] {
  if (to === 'talk') return intent === undefined ? ['chat', 'outside'] : [intent];
  if (to === 'decline') return ['order'];
  // Destinations with one step are the names of intents, but for databases.
  return to.startsWith('data') ? ['data'] : [to as Intent];
}

function processQuestions(): readonly string[] {
  const root = path.resolve(import.meta.dirname, '../..');
  return [
    'workspaces/diecasting/documents-questions.jsonl',
    'benchmarks/questions/process-documents.jsonl',
  ].flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).question),
  );
}

const quiet: Invocation = {
  requestId: 'f',
  functionName: 'f',
  signal: new AbortController().signal,
  remainingMs: () => 60_000,
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
};

/** One question as it is seen at first, with names looked up, and without documents; none for a pasted reading. */
async function examplesOf(
  { question, before = [], wants, source, weight }: Asked,
  rooms: AssistRooms,
  vocabulary: FeatureVocabulary,
  classes: readonly string[],
  at: number,
): Promise<readonly Sourced[]> {
  const session_id = `fit-${at}`;
  for (const asked of before) {
    const input = assistContract.readInput({ prompt: withReadings(asked), session_id });
    for await (const event of assist(input, rooms, quiet)) if (event.type === 'error') break;
  }
  const text = withReadings(question).normalize('NFC').trim();
  if (readPasted(text, vocabulary) !== null) return [];
  const context: PlacingContext = {
    rooms,
    memory: rooms.sessions.open(session_id).memory ?? nothingKept,
    asked: { language: languageOf(text), scope: {}, sentReading: null },
    invocation: quiet,
    looked: new Map(),
    vocabulary,
    classes,
    pasted: null,
    before: [],
  };
  const observed = await observe(text, context);
  const common = { wants, group: question, source };
  const examples: Sourced[] = [
    { ...common, observed, weight, isPlain: true },
    { ...common, observed: { ...observed, documents: null }, weight: weight / 4, isPlain: false },
  ];
  const isSearched = wants.includes('data') || at % 45 === 0;
  if (isSearched && rooms.data.length > 0 && !observed.data.some(isUnderstood)) {
    const data = await lookIntoData(text, context, { anyway: true });
    const searched = { ...observed, data, isSearchedByName: true };
    examples.push({ ...common, observed: searched, weight: weight / 2, isPlain: false });
  }
  return examples;
}
