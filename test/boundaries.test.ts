// Holds the arrows between rooms, the doors, the absence of runtime import loops and of ambient state.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Which rooms a room may import. What is not listed here is forbidden. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  storage: ['shared'],
  tabular: ['shared'],
  language: ['shared'],
  databases: ['shared'],
  report: ['tabular', 'shared'],
  'ask-data': ['language', 'databases', 'shared'],
  'ask-documents': ['language', 'databases', 'shared'],
  operations: ['tabular', 'shared'],
  functions: [
    'shared',
    'storage',
    'tabular',
    'language',
    'databases',
    'report',
    'ask-data',
    'ask-documents',
    'operations',
  ],
  emulator: ['shared'],
  cli: [
    'shared',
    'storage',
    'tabular',
    'language',
    'databases',
    'report',
    'ask-data',
    'ask-documents',
    'operations',
    'functions',
    'emulator',
  ],
  workspaces: [
    'shared',
    'tabular',
    'language',
    'databases',
    'report',
    'ask-data',
    'ask-documents',
    'functions',
  ],
};

/** Where the surroundings may be touched: composition roots, runtimes, adapters, the command line. */
const mayTouchSurroundings = [
  /^src\/cli\//,
  /^src\/storage\//,
  /^src\/functions\/(runtimes|compose)\//,
  /^src\/functions\/[^/]+\/lambda\.ts$/,
  /^src\/shared\/clock\.ts$/,
  /^src\/emulator\//,
  /^src\/report\/[a-z-]*assets\.ts$/,
];
const surroundings =
  /\bprocess\.env\b|\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|(?<![.\w])fetch\(/;

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

interface Source {
  readonly file: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const sources = ['src', 'workspaces'].flatMap(sourcesBelow);
const code = sources.filter((source) => !isTest(source.file));

describe('boundaries', () => {
  it('reads the whole tree', () => {
    expect(code.length).toBeGreaterThan(50);
    expect(code.flatMap((source) => source.imports).length).toBeGreaterThan(100);
  });

  it('imports follow the arrows', () => {
    const broken = code.flatMap((source) =>
      source.imports
        .map((reference) => roomOf(reference.target))
        .filter((room) => room !== null && room !== source.room)
        .filter((room) => !(arrows[source.room] ?? []).includes(room!))
        .map((room) => `${source.file}: ${source.room} may not import ${room}`),
    );
    expect(broken).toEqual([]);
  });

  it('a room is entered only through its door', () => {
    const broken = code.flatMap((source) =>
      source.imports
        .filter((reference) => {
          const room = roomOf(reference.target);
          if (room === null || room === source.room) return false;
          return !/^(src\/[^/]+|workspaces\/[^/]+)\/index\.ts$/.test(reference.target);
        })
        .map((reference) => `${source.file} -> ${reference.target}`),
    );
    expect(broken).toEqual([]);
  });

  it('has no runtime import loop', () => {
    expect(importLoop(code)).toBeNull();
  });

  it('finds a loop when there is one', () => {
    const fake = (file: string, target: string): Source => ({
      file,
      room: 'x',
      text: '',
      imports: [{ target, typeOnly: false, lazy: false }],
    });
    expect(importLoop([fake('a.ts', 'b.ts'), fake('b.ts', 'a.ts')])).toEqual([
      'a.ts',
      'b.ts',
      'a.ts',
    ]);
  });

  it('nothing ambient outside composition roots, runtimes and adapters', () => {
    const broken = code
      .filter((source) => !mayTouchSurroundings.some((allowed) => allowed.test(source.file)))
      .flatMap((source) =>
        source.text
          .split('\n')
          .map((line, index) => ({ line, number: index + 1 }))
          .filter(({ line }) => surroundings.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
          .map(({ line, number }) => `${source.file}:${number}: ${line.trim()}`),
      );
    expect(broken).toEqual([]);
  });

  it('tables and words run in a browser: no Node module, no AWS', () => {
    const broken = code
      .filter((source) => source.room === 'tabular' || source.room === 'shared')
      .flatMap((source) =>
        source.imports
          .filter(({ target }) => /^(node:|@aws-sdk|@smithy)/.test(target))
          .map(({ target }) => `${source.file} -> ${target}`),
      );
    expect(broken).toEqual([]);
  });

  it('AWS clients and database drivers stay in their adapters, and are loaded lazily', () => {
    const broken = code.flatMap((source) =>
      source.imports
        .filter(({ target }) => /^(@aws-sdk\/|@smithy\/|pg$|mysql2|@electric-sql\/)/.test(target))
        .filter(
          ({ lazy, typeOnly }) =>
            !(lazy || typeOnly) ||
            !/^src\/(language\/providers|databases\/engines|storage|ask-documents\/knowledge-base|emulator|functions\/compose|cli)\b/.test(
              source.file,
            ),
        )
        .map(({ target }) => `${source.file} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('files are named in kebab-case, never after a heap of things', () => {
    const broken = sources
      .map((source) => path.basename(source.file))
      .filter(
        (name) =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(name) ||
          /^(utils|helpers|common|types|misc)\.ts$/.test(name),
      );
    expect(broken).toEqual([]);
  });

  it('no file grows beyond 400 lines', () => {
    const long = code
      .map((source) => ({ file: source.file, lines: source.text.split('\n').length }))
      .filter(({ lines }) => lines > 400)
      .map(({ file, lines }) => `${file}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});

function sourcesBelow(folder: string): Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => {
      const file = path.relative(root, path.join(entry.parentPath, entry.name));
      const text = readFileSync(path.join(root, file), 'utf8');
      return { file, room: roomOf(file) ?? folder, text, imports: importsOf(file, text) };
    });
}

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const resolve = (specifier: string) =>
    specifier.startsWith('.')
      ? path.normalize(path.join(path.dirname(file), specifier)).replace(/\.js$/, '.ts')
      : specifier;
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^'";]*?)(?:from\s+)?'([^']+)'/gm,
  )) {
    const [, typeWord, clause, specifier] = match;
    // A clause whose every name is marked `type` leaves no import behind either.
    const names = /\{([^}]*)\}/.exec(clause ?? '')?.[1];
    const allTypes = (names ?? 'none')
      .split(',')
      .filter((name) => name.trim() !== '')
      .every((name) => name.trim().startsWith('type '));
    found.push({
      target: resolve(specifier!),
      typeOnly: typeWord !== undefined || allTypes,
      lazy: false,
    });
  }
  for (const match of text.matchAll(/(typeof\s+)?import\(\s*'([^']+)'\s*\)/g))
    found.push({ target: resolve(match[2]!), typeOnly: match[1] !== undefined, lazy: true });
  return found;
}

function roomOf(file: string): string | null {
  const match = /^(?:src\/([^/]+)|(workspaces))\//.exec(file);
  return match === null ? null : (match[1] ?? match[2] ?? null);
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts');
}

/** The first loop of imports that happen at load time, as a path that ends where it began, or null. */
function importLoop(files: readonly Source[]): string[] | null {
  const byFile = new Map(files.map((source) => [source.file, source]));
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): string[] | null => {
    const at = trail.indexOf(file);
    if (at >= 0) return [...trail.slice(at), file];
    const source = byFile.get(file);
    if (done.has(file) || source === undefined) return null;
    trail.push(file);
    for (const reference of source.imports) {
      if (reference.typeOnly || reference.lazy) continue;
      const loop = visit(reference.target);
      if (loop !== null) return loop;
    }
    trail.pop();
    done.add(file);
    return null;
  };
  for (const source of files) {
    const loop = visit(source.file);
    if (loop !== null) return loop;
  }
  return null;
}
