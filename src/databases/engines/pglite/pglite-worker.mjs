// The thread that PGlite runs in: it can be killed, PGlite itself cannot be interrupted.
// Plain JavaScript, because a thread starts from a file as it is, in a test as well as when built.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';

const largestFetch = 64;
let asText;

const { folder, snapshot } = workerData;
let opened = null;
const database = () => {
  opened ??= PGlite.create({
    ...(folder === null ? {} : { dataDir: folder }),
    ...(snapshot === null ? {} : { loadDataDir: new Blob([snapshot]) }),
  });
  return opened;
};

const answers = {
  open: async () => {
    await database();
  },
  read: async ({ begin, sql, parameters, rowLimit, byteLimit }) => {
    const db = await database();
    try {
      await db.exec(begin);
      await ask(db, `DECLARE casthouse_rows NO SCROLL CURSOR FOR ${sql}`, parameters);
      return await fetchRows(db, rowLimit, byteLimit);
    } finally {
      await db.exec('ROLLBACK; SELECT pg_advisory_unlock_all()');
    }
  },
  execute: async ({ sql, parameters }) => {
    const db = await database();
    if (parameters.length > 0) return (await ask(db, sql, parameters)).affectedRows ?? 0;
    // One transaction around a script, unless the script brings its own; one left open is undone.
    try {
      return (await db.exec(sql)).at(-1)?.affectedRows ?? 0;
    } finally {
      await db.exec('ROLLBACK');
    }
  },
  // One statement of a transaction that begins and ends with statements of its own.
  step: async ({ sql, parameters }) =>
    (await ask(await database(), sql, parameters)).affectedRows ?? 0,
  dump: async () => {
    const file = await (await database()).dumpDataDir('none');
    return new Uint8Array(await file.arrayBuffer());
  },
  close: async () => {
    if (opened !== null) await (await opened).close();
  },
};

// Parameters come as text already, which PostgreSQL reads by the types it infers; values go as text, which the caller
// reads. PGlite has its own readers for these types and for every array that it found when it opened.
async function ask(db, sql, parameters) {
  asText ??= Object.fromEntries(
    [...Object.values(types), ...Object.keys(db.parsers), ...Object.keys(db.serializers)].map(
      (id) => [id, (text) => text],
    ),
  );
  return db.query(sql, parameters, { rowMode: 'array', parsers: asText, serializers: asText });
}

// Batches grow while rows are small. At most one batch is in memory beyond the caps.
async function fetchRows(db, rowLimit, byteLimit) {
  const rows = [];
  let fields = [];
  let bytes = 0;
  let batch = 8;
  while (rows.length < rowLimit && bytes <= byteLimit) {
    const wanted = Math.min(batch, rowLimit - rows.length);
    const answer = await ask(db, `FETCH FORWARD ${wanted} FROM casthouse_rows`, []);
    fields = answer.fields;
    for (const row of answer.rows) {
      if (bytes > byteLimit) break;
      for (const cell of row) bytes += cell === null ? 0 : Buffer.byteLength(cell);
      rows.push(row);
    }
    if (answer.rows.length < wanted) break;
    batch = Math.min(largestFetch, batch * 4);
  }
  return { fields: fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID })), rows };
}

// One after the other: PGlite has one session.
let last = Promise.resolve();
parentPort.on('message', ({ id, kind, request }) => {
  last = last.then(async () => {
    try {
      const value = await answers[kind](request);
      const moved = value instanceof Uint8Array ? [value.buffer] : [];
      parentPort.postMessage({ id, value }, moved);
    } catch (error) {
      parentPort.postMessage({
        id,
        error: {
          message: String(error?.message ?? error),
          code: String(error?.code ?? ''),
        },
      });
    }
  });
});
