// A gap in the documents is a failing test: what the product offers is described, and what is described exists.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../src/cli/program.js';
import {
  explainContract,
  type LocalServer,
  openLocal,
  predictContract,
  startLocalServer,
} from '../src/functions/index.js';
import { problemTable, readSettings, settingsTable, systemClock } from '../src/shared/index.js';
import { resolveBoostingOptions } from '../src/tabular/index.js';
import { markdownAnchors, markdownFences, markdownLinks } from './support/markdown.js';
import { shellCommands } from './support/shell-commands.js';

const root = path.resolve(import.meta.dirname, '..');
const skipped = new Set(['node_modules', 'dist', '.git', '.casthouse', 'coverage']);
const pages = markdownFiles('');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const userPages = pages.filter((file) => /^(README\.md|docs\/(guide|reference)\/)/.test(file));
const everything = userPages.map(text).join('\n');
const manifest: {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  readonly scripts: Readonly<Record<string, string>>;
} = JSON.parse(text('package.json'));

function markdownFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : markdownFiles(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

describe('what the product offers is in the documents', () => {
  it('every variable of every setting', () => {
    const names = Object.values(settingsTable).flatMap(({ variables }) => variables);
    expect(names.filter((name) => !everything.includes(`\`${name}\``))).toEqual([]);
  });

  it('every code of the problem table', () => {
    const codes = Object.keys(problemTable);
    expect(codes.filter((code) => !everything.includes(`\`${code}\``))).toEqual([]);
  });

  it('every command with every option', () => {
    const commands = text('docs/reference/commands.md');
    const missing = leaves(program()).flatMap(({ trail, command }) => {
      const section = sectionOf(commands, `## casthouse ${trail.join(' ')}`);
      if (section === null) return [trail.join(' ')];
      return command.options
        .filter(({ long }) => !new RegExp(`${long}(?![\\w-])`).test(section))
        .map(({ long }) => `${trail.join(' ')} ${long}`);
    });
    expect(missing).toEqual([]);
  });

  it('every name that a door of the package exports', async () => {
    const missing: string[] = [];
    for (const [door, target] of Object.entries(manifest.exports)) {
      if (typeof target === 'string') continue;
      const section = sectionOf(text('docs/reference/exports.md'), `## casthouse${door.slice(1)}`);
      const source = target.types.replace(/^\.\/dist\//, '').replace(/\.d\.ts$/, '.ts');
      for (const name of await exportedNames(source))
        if (!new RegExp(`^\\| \`${name}(\\(\\))?\` `, 'm').test(section ?? ''))
          missing.push(`${door}: ${name}`);
    }
    expect(missing).toEqual([]);
  });

  it('every setting of training', () => {
    const names = Object.keys(resolveBoostingOptions());
    const table = text('docs/guide/models.md');
    const own = ['testShare', 'folds', 'threshold', 'costOfMiss', 'costOfFalseAlarm'];
    expect([...names, ...own].filter((name) => !table.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('every field of a workspace', () => {
    const source = text('src/functions/workspace.ts');
    const [, body = ''] = /^export interface Workspace \{\n([\s\S]*?)^\}/m.exec(source) ?? [];
    const names = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name!);
    expect(names).toContain('operatorFacts');
    const guide = text('docs/guide/workspace.md');
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it.each([predictContract, explainContract])('every field $kind takes and answers', async (of) => {
    const { input, output } = await of.schemas();
    const guide = text('docs/guide/predict-and-explain.md');
    const words = [...fieldNames(input), ...fieldNames(output)];
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(guide))).toEqual([]);
  });
});

describe('the HTTP reference', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'casthouse-docs-'));
  let server: LocalServer;
  beforeAll(async () => {
    const settings = readSettings({ CASTHOUSE_HOME: home, CASTHOUSE_PORT: '0' });
    server = await startLocalServer(await openLocal(settings), settings);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('has every route of /openapi.json', async () => {
    const answer = await fetch(`${server.address}/openapi.json`);
    const document = (await answer.json()) as { readonly paths: Record<string, object> };
    const routes = Object.entries(document.paths).flatMap(([route, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${route}`),
    );
    const page = text('docs/reference/http.md');
    expect(routes.length).toBeGreaterThan(5);
    expect(
      routes.filter((route) => !new RegExp(`${escaped(route)}(\`|$)`, 'm').test(page)),
    ).toEqual([]);
  });
});

describe('what the documents name exists', () => {
  it('every relative link leads somewhere, anchors too', () => {
    const broken = pages.flatMap((file) =>
      markdownLinks(text(file))
        .filter((link) => !/^[a-z]+:/i.test(link))
        .filter((link) => {
          const [target = '', anchor] = link.split('#');
          const full = target === '' ? file : path.join(path.dirname(file), target);
          if (!existsSync(path.join(root, full))) return true;
          return anchor !== undefined && !markdownAnchors(text(full)).has(anchor);
        })
        .map((link) => `${file}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('every casthouse command in a code block is one the program takes, argument by argument', async () => {
    const refused: string[] = [];
    let tried = 0;
    for (const { file, words } of commandsOf(pages)) {
      const given = words[0] === 'npx' ? words.slice(1) : words;
      if (given[0] !== 'casthouse') continue;
      tried += 1;
      const reason = await refusal(given.slice(1));
      if (reason !== null) refused.push(`${file}: ${words.join(' ')}: ${reason}`);
    }
    expect(tried).toBeGreaterThan(20);
    expect(refused).toEqual([]);
  });

  it('every casthouse command named in a sentence exists, with its flags', () => {
    const commands = new Map(leaves(program()).map((leaf) => [leaf.trail.join(' '), leaf.command]));
    const unknown = userPages.flatMap((file) =>
      [...text(file).matchAll(/`(?:npx )?casthouse ([a-z]+(?: [a-z]+)?)([^`\n]*)`/g)]
        .filter(([, named = '', rest = '']) => {
          const command = commands.get(named) ?? commands.get(named.split(' ')[0]!);
          const isGroup = [...commands.keys()].some((trail) => trail.startsWith(`${named} `));
          if (command === undefined) return !isGroup;
          const flags = rest.match(/--[a-z-]+/g) ?? [];
          return !flags.every((flag) => command.options.some(({ long }) => long === flag));
        })
        .map(([whole]) => `${file}: ${whole}`),
    );
    expect(unknown).toEqual([]);
  });

  it('every npm script, program and bundle in a code block is there', () => {
    const missing = commandsOf(pages).flatMap(({ file, words }) => {
      const [name, first = '', second = ''] = words;
      const line = `${file}: ${words.join(' ')}`;
      if (name === 'npm' && first === 'run') return second in manifest.scripts ? [] : [line];
      if (name === 'npm' && ['start', 'test'].includes(first))
        return first in manifest.scripts ? [] : [line];
      const files = words.filter((word) => /^(\.\/)?(examples|scripts)\//.test(word));
      const bundles = words.flatMap(
        (word) => /dist\/lambda\/([a-z-]+)(?:\/|$)/.exec(word)?.[1] ?? [],
      );
      const isThere =
        files.every((script) => existsSync(path.join(root, script))) &&
        bundles.every((bundle) =>
          existsSync(path.join(root, 'src/functions', bundle, 'lambda.ts')),
        );
      return isThere ? [] : [line];
    });
    const inSentences = pages.flatMap((file) =>
      [...text(file).matchAll(/`npm run ([\w-]+)/g)]
        .filter(([, script = '']) => !(script in manifest.scripts))
        .map(([whole]) => `${file}: ${whole}`),
    );
    expect([...missing, ...inSentences]).toEqual([]);
  });

  it('bundles are about as large as the Lambda guide says', () => {
    const rows = [
      ...text('docs/guide/lambda.md').matchAll(/^\| `(\w+)` \|.*\| ([\d.]+) (KB|MB) \| \d+ MB/gm),
    ];
    expect(rows.length).toBe(2);
    for (const [, bundle = '', figure, unit] of rows) {
      const folder = path.join(root, 'dist/lambda', bundle);
      const sizes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).size);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      const said = Number(figure) * (unit === 'MB' ? 1e6 : 1e3);
      // A reader plans with the order of size; a fifth more or less does no harm.
      expect(Math.abs(bytes / said - 1), `${bundle}: ${bytes} bytes`).toBeLessThan(0.2);
    }
  });

  it('the two commands of the README are what the gate and the build machine run', () => {
    const readme = text('README.md');
    for (const command of ['npm ci && npm start', 'npm ci && npm test'])
      expect(markdownFences(readme).some((fence) => fence.text.trim() === command)).toBe(true);
    expect(manifest.scripts.start).toContain('main.js start');
    expect(manifest.scripts[/^npm run (\w+)$/.exec(manifest.scripts.test!)![1]!]).toBeDefined();
    expect(text('.ci/run').trimEnd().split('\n').at(-1)).toBe('npm ci && npm test');
  });

  it('no page knows a machine, a registry or unfinished work', () => {
    const unwanted =
      /(?<![\w.])\/(?:work|tmp|root|home|mnt|Users)\/|registry\.npmjs|npmmirror|pypi\.org|\b(?:TODO|FIXME|XXX|TBD)\b/;
    const found = pages.flatMap((file) =>
      text(file)
        .split('\n')
        .flatMap((line, index) => (unwanted.test(line) ? [`${file}:${index + 1}: ${line}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

function program(): Command {
  return buildProgram({
    settings: readSettings({}),
    clock: systemClock,
    version: '0.0.0',
    folder: root,
    terminal: () => {
      throw new Error('a command ran although only its arguments are looked at');
    },
    stopSignal: () => new AbortController().signal,
    user: 'test',
  });
}

function leaves(command: Command, trail: readonly string[] = []): Leaf[] {
  if (command.commands.length === 0) return [{ trail, command }];
  return command.commands.flatMap((child) => leaves(child, [...trail, child.name()]));
}

interface Leaf {
  readonly trail: readonly string[];
  readonly command: Command;
}

/** Why the program does not take these arguments, or null: commander reads them, nothing is run. */
async function refusal(words: readonly string[]): Promise<string | null> {
  const parsed = program();
  const quiet = (command: Command) => {
    command.configureOutput({ writeErr: () => {}, writeOut: () => {} });
    // A command may do something itself and have subcommands too.
    const acts = command.commands.length === 0 || command.registeredArguments.length > 0;
    if (acts) command.action(() => {});
    for (const child of command.commands) quiet(child);
  };
  quiet(parsed);
  try {
    await parsed.parseAsync(words, { from: 'user' });
    return null;
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    return code === 'commander.helpDisplayed' || code === 'commander.version' ? null : message;
  }
}

function commandsOf(files: readonly string[]) {
  return files.flatMap((file) =>
    markdownFences(text(file))
      .filter(({ language }) => language === 'sh' || language === 'bash')
      .flatMap((fence) => shellCommands(fence.text).map((words) => ({ file, words }))),
  );
}

function sectionOf(page: string, heading: string): string | null {
  const start = `\n${page}`.indexOf(`\n${heading}\n`);
  if (start < 0) return null;
  const end = page.indexOf('\n## ', start + heading.length);
  return page.slice(start, end < 0 ? undefined : end);
}

/** What a door exports: values as they are when it is loaded, types as its source lists them. */
async function exportedNames(source: string): Promise<ReadonlySet<string>> {
  const loaded: object = await import(pathToFileURL(path.join(root, source)).href);
  return new Set([...Object.keys(loaded), ...listedTypes(source)]);
}

function listedTypes(source: string): string[] {
  const code = text(source);
  const listed = [...code.matchAll(/^export (type )?\{([^}]*)\} from/gm)].flatMap(
    ([, allTypes, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && (allTypes !== undefined || name.startsWith('type ')))
        .map((name) => name.replace(/^type /, '').replace(/^\w+ as /, '')),
  );
  const passedOn = [...code.matchAll(/^export \* from '([^']+)'/gm)].flatMap(([, target = '']) =>
    listedTypes(path.join(path.dirname(source), target.replace(/\.js$/, '.ts'))),
  );
  return [...listed, ...passedOn];
}

/** Names of all fields of a JSON Schema, however deep. */
function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, ...rest } = schema as Readonly<Record<string, unknown>>;
  const own = typeof properties === 'object' && properties !== null ? properties : {};
  return [
    ...Object.keys(own),
    ...Object.values(own).flatMap(fieldNames),
    ...Object.values(rest).flatMap(fieldNames),
  ];
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
