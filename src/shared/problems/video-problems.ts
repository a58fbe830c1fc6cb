import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of videos, their uploads, and files of events. */
export const videoProblems = {
  'video.not-found': kind<{ readonly videoId: number; readonly known: readonly number[] }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no video ${f.videoId}`,
    fix: (f) =>
      f.known.length === 0
        ? 'there are no videos yet: POST /api/videos/ adds one'
        : `videos here: ${f.known.join(', ')}`,
  }),
  'video.wrong-type': kind<{ readonly got: string; readonly known: readonly string[] }>({
    status: 415,
    exit: exitCode.badData,
    message: (f) => `the file is no video: it begins with ${f.got}`,
    fix: (f) => `send one of ${f.known.join(', ')}; the content decides, not the name of the file`,
  }),
  'video.too-large': kind<{ readonly limitBytes: number }>({
    status: 413,
    exit: exitCode.badData,
    message: (f) => `the video has more than ${f.limitBytes} bytes`,
    fix: () => 'send a shorter one, or raise CASTHOUSE_VIDEO_LIMIT_BYTES; nothing was kept',
  }),
  'upload.not-multipart': kind<{ readonly got: string }>({
    status: 415,
    exit: exitCode.usage,
    message: (f) => `the body is declared as ${quote(f.got)}, expected multipart/form-data`,
    fix: () => 'send a form: curl -F "file=@video.mp4" -F "name=..."',
  }),
  'upload.broken': kind<{ readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the form cannot be read: ${f.detail}`,
    fix: () => 'send it again; nothing was kept',
  }),
  'events.bad-row': kind<{
    readonly row: number;
    readonly field: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `row ${f.row}, ${f.field}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'correct that row; no row of the file was imported',
  }),
  'events.unknown-field': kind<{
    readonly row: number;
    readonly field: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `row ${f.row} has a field ${quote(f.field)} that events do not have`,
    fix: (f) =>
      f.nearest === null
        ? `fields of events: ${f.known.join(', ')}; no row of the file was imported`
        : `did you mean "${f.nearest}"? no row of the file was imported`,
  }),
  'events.empty': kind<{ readonly path: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `no events in ${quote(f.path)}`,
    fix: () => 'expected JSON lines, or CSV with a header line',
  }),
} as const;
