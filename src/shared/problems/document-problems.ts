import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of asking documents: their files, their index, the knowledge base. */
export const documentProblems = {
  'documents.index-not-found': kind<{ readonly index: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no index of documents in ${quote(f.index)}`,
    fix: () => 'make one: casthouse documents add FOLDER --index DIR',
  }),
  'documents.index-damaged': kind<{ readonly index: string; readonly detail: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `the index of documents in ${quote(f.index)} is damaged: ${f.detail}`,
    fix: () => 'add the documents again; nothing is answered from a damaged index',
  }),
  'documents.index-outdated': kind<{ readonly index: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `the index of documents in ${quote(f.index)} was made by another version`,
    fix: () => 'add the documents again: casthouse documents add FOLDER --index DIR',
  }),
  'documents.none': kind<{
    readonly source: string;
    readonly skipped: number;
    readonly reason: string;
    /** What to do about the first of them; empty when there was none. */
    readonly fix: string;
  }>({
    status: 400,
    exit: exitCode.noInput,
    message: (f) =>
      f.skipped === 0
        ? `no documents in ${quote(f.source)}`
        : f.skipped === 1
          ? f.reason
          : `none of the ${f.skipped} documents in ${quote(f.source)} could be read; the first: ${f.reason}`,
    fix: (f) =>
      f.fix === '' ? 'give a folder with .md, .txt, .html, .pdf, .docx or .jsonl files' : f.fix,
  }),
  'documents.unreadable': kind<{ readonly document: string; readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `cannot read the document ${quote(f.document)}: ${f.detail}`,
    fix: () => 'correct that file or leave it out; the others were read',
  }),
  'documents.too-large': kind<{
    readonly document: string;
    readonly bytes: number;
    readonly limitBytes: number;
  }>({
    status: 413,
    exit: exitCode.badData,
    message: (f) =>
      `the document ${quote(f.document)} has ${f.bytes} bytes, at most ${f.limitBytes} are read`,
    fix: () =>
      'split it, or give it as JSON lines, which are read one by one; the others were read',
  }),
  'documents.no-text': kind<{ readonly document: string; readonly pages: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `the document ${quote(f.document)} holds no text on its ${f.pages === 1 ? 'one page' : `${f.pages} pages`}: it is scanned`,
    fix: () => 'run character recognition over it (for instance ocrmypdf) and add it again',
  }),
  'documents.no-column': kind<{
    readonly column: string;
    readonly source: string;
    readonly nearest: string | null;
    readonly columns: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the rows of ${f.source} have no column ${quote(f.column)}`,
    fix: (f) =>
      f.nearest === null
        ? `their columns are ${f.columns.slice(0, 20).join(', ')}`
        : `did you mean ${quote(f.nearest)}? their columns are ${f.columns.slice(0, 20).join(', ')}`,
  }),
  'documents.no-rows': kind<{ readonly source: string; readonly detail: string }>({
    status: 400,
    exit: exitCode.noInput,
    message: (f) => `nothing to take in from ${f.source}: ${f.detail}`,
    fix: () => 'check the query or the file; what the index had of these rows before stays in it',
  }),
  'documents.too-many-rows': kind<{ readonly source: string; readonly limit: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `${f.source} answers more than ${f.limit}, and no part of it is taken in`,
    fix: () =>
      'ask for fewer rows or columns at once, for instance a month under a name of its own',
  }),
  'documents.not-in-index': kind<{ readonly document: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no document ${quote(f.document)}: it was taken out, or never taken in`,
    fix: () => 'ask again; casthouse documents list shows what there is',
  }),
  'documents.only-pieces': kind<{ readonly source: string }>({
    status: 404,
    exit: exitCode.unavailable,
    message: (f) => `${f.source} hands out pieces of documents, not whole ones`,
    fix: () => 'open the document where it is kept; the quoted piece stands in the answer',
  }),
  'documents.knowledge-base': kind<{ readonly id: string; readonly detail: string }>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `knowledge base ${quote(f.id)}: ${f.detail}`,
    fix: () => 'check AWS_BEDROCK_KNOWLEDGE_BASE_ID, the region and bedrock:Retrieve',
  }),
  'documents.knowledge-base-refused': kind<{ readonly id: string; readonly detail: string }>({
    status: 400,
    exit: exitCode.badSetting,
    message: (f) => `knowledge base ${quote(f.id)}: ${f.detail}`,
    fix: () => 'check AWS_BEDROCK_KNOWLEDGE_BASE_ID, the region and bedrock:Retrieve',
  }),
} as const;
