// The assistant over real rooms: a trained model, the process documents, embedded databases. No language model.
import path from 'node:path';
import { openCases } from '../../src/ask-data/cases/case-databases.js';
import { askData, type Catalogue } from '../../src/ask-data/index.js';
import { DocumentIndex, indexSource, ingest } from '../../src/ask-documents/index.js';
import { SessionStore } from '../../src/functions/ask-data/session-store.js';
import type { AssistMemory } from '../../src/functions/assist/assist-memory.js';
import type { AssistRooms, DataRoom } from '../../src/functions/assist/assist-rooms.js';
import { folderDocuments } from '../../src/functions/compose/folder-documents.js';
import { predictingRoom } from '../../src/functions/compose/predicting-room.js';
import type { Surroundings } from '../../src/functions/contract.js';
import { fixedModel } from '../../src/functions/served-model.js';
import { fixedClock } from '../../src/shared/index.js';
import { type TrainedModel, trainModel } from '../../src/tabular/index.js';
import { workspace } from '../../workspaces/diecasting/index.js';

export interface OpenRooms {
  readonly rooms: AssistRooms;
  readonly close: () => Promise<void>;
}

/** A model of 1500 simulated shots, the documents of the die-casting workspace, and the named case databases. */
export async function openRooms(databases: readonly string[]): Promise<OpenRooms> {
  const clock = fixedClock(Date.parse('2026-03-10T03:00:00Z'));
  const { database, catalogues, use } = await openCases(databases);
  // The databases share one session, which sees the tables of one of them at a time.
  let turn: Promise<unknown> = Promise.resolve();
  const { file } = await ingest(
    await folderDocuments(path.join(import.meta.dirname, '../../workspaces/diecasting/documents')),
  );
  const source = indexSource(new DocumentIndex(file, 'documents'));
  let sessions = 0;
  const dataRoom = (name: string): DataRoom => {
    // Every named one has a catalogue.
    const catalogue = catalogues.get(name) as Catalogue;
    const ask =
      (sqlOnly: boolean): DataRoom['ask'] =>
      (question, { scope = {}, memory, signal }) => {
        const answered = turn.then(async () => {
          await use(name);
          const asked = { question, scope, memory };
          return askData({ database, catalogue, clock }, asked, { signal, sqlOnly });
        });
        turn = answered.catch(() => {});
        return answered;
      };
    return {
      name,
      title: { ko: name, en: name },
      catalogue: async () => catalogue,
      ask: ask(false),
      understand: ask(true),
    };
  };
  const surroundings: Surroundings = {
    clock,
    model: fixedModel(lineModel(), '1'),
    charts: null,
    chartUrl: async () => null,
    language: 'ko',
  };
  const rooms: AssistRooms = {
    clock,
    language: 'ko',
    predicting: predictingRoom(surroundings, workspace),
    documents: { open: async () => ({ source, model: null }), isRemote: false },
    data: databases.map(dataRoom),
    languageModel: null,
    sessions: new SessionStore<AssistMemory, string>(clock, () => `s${sessions++}`),
    limits: {
      planner: 'rules-first',
      steps: 6,
      tokens: 40_000,
      dollars: 0.05,
      question: 10_000,
      excerpt: 2000,
    },
    sleep: async () => {},
  };
  return { rooms, close: () => database.close() };
}

let trained: TrainedModel | null = null;

/** Trained once per process, in a moment. */
export function lineModel(): TrainedModel {
  trained ??= trainModel(workspace.simulate({ rows: 1500, seed: 7, twinShare: 0.3 }).frame, {
    name: 'diecasting',
    label: { anyPrefix: 'Defects' },
    ignore: workspace.ignore ?? [],
    operatorFacts: workspace.operatorFacts ?? {},
    learnerOptions: { rounds: 40 },
    provenance: {
      createdAt: '2026-01-01T00:00:00Z',
      dataHash: '',
      dataName: 'simulated',
      casthouseVersion: '0.0.0',
    },
  }).model;
  return trained;
}
