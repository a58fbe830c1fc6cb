// The reference of public exports: what every door of package.json gives out, with its promise, read from the
// built declarations.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Markdown with a section per door. `doors` is `exports` of package.json, `root` the folder they count from.
 * Throws when a door or a declaration cannot be found: an export nobody can describe is a mistake.
 */
export function exportsPage(doors, root, notice) {
  const parts = Object.entries(doors).flatMap(([door, target]) =>
    typeof target === 'object' && target.types !== undefined
      ? [section(`casthouse${door.slice(1)}`, path.join(root, target.types))]
      : [],
  );
  return `# Exports\n\n${notice}\nWhat \`import { ... } from 'casthouse/ROOM'\` offers. Types carry the same text in the editor, with fields and ranges.\n\n${parts.join('\n')}`;
}

/** Every name a door gives out: `[{ name, kind, promise }]` by name, what can be called first. */
export function exportsOf(file) {
  const found = [];
  for (const { name, original, source } of reExports(file))
    found.push({ name, ...declaration(original, source) });
  for (const source of starExports(file)) found.push(...exportsOf(source));
  const order = (entry) => (entry.kind === 'type' ? 1 : 0);
  return found.sort((a, b) => order(a) - order(b) || compare(a.name, b.name));
}

function section(specifier, file) {
  const rows = exportsOf(file).map(({ name, kind, promise }) => {
    const shown = kind === 'function' ? `${name}()` : name;
    return `| \`${shown}\` | ${kind} | ${promise.replaceAll('|', '\\|')} |`;
  });
  return `## ${specifier}\n\n${heading(file)}| export | kind | promise |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

// The first comment of a door says what its room is for.
function heading(file) {
  const lines = readFileSync(file.replace(/\.d\.ts$/, '.js'), 'utf8').split('\n');
  const comment = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('//')),
  );
  const text = comment.map((line) => line.replace(/^\/\/ ?/, '')).join(' ');
  return text === '' ? '' : `${text}\n\n`;
}

function reExports(file) {
  return namedClauses(file, 'export');
}

function namedClauses(file, word) {
  const text = readFileSync(file, 'utf8');
  const clauses = new RegExp(`^${word} (?:type )?\\{([^}]*)\\} from '([^']+)';`, 'gm');
  return [...text.matchAll(clauses)].flatMap(([, names, target]) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => {
        const [original, renamed = original] = name.split(/\s+as\s+/);
        return { name: renamed, original, source: declarationFile(file, target) };
      }),
  );
}

function starExports(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^export \* from '([^']+)';/gm)].map(([, target]) =>
    declarationFile(file, target),
  );
}

function declarationFile(from, target) {
  const file = path.resolve(path.dirname(from), target.replace(/\.js$/, '.d.ts'));
  if (!existsSync(file)) throw new Error(`${from} exports from ${target}, which is not built`);
  return file;
}

function declaration(name, file) {
  const text = readFileSync(file, 'utf8');
  const pattern = new RegExp(
    `^export (?:declare )?(?:(?:abstract )?(function|const|class)|interface|type) ${name}\\b`,
    'm',
  );
  const match = pattern.exec(text);
  if (match === null) {
    // Passed on from elsewhere, perhaps imported first.
    const clauses = [...reExports(file), ...namedClauses(file, 'import')];
    const passedOn = clauses.find((entry) => entry.name === name);
    if (passedOn !== undefined) return declaration(passedOn.original, passedOn.source);
    throw new Error(`no declaration of ${name} in ${file}`);
  }
  const kind = { function: 'function', const: 'value', class: 'class' }[match[1]] ?? 'type';
  const promise = promiseBefore(text.slice(0, match.index));
  if (promise !== '' || kind !== 'function') return { kind, promise };
  // What a function without a word of its own promises is said at the type it answers.
  const answered = /\): (\w+);/.exec(text.slice(match.index))?.[1];
  const isHere = new RegExp(`^export interface ${answered}\\b`, 'm').test(text);
  return { kind, promise: isHere ? declaration(answered, file).promise : '' };
}

// The first sentence of the doc comment that ends right before the declaration.
function promiseBefore(text) {
  const comment = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*$/.exec(text)?.[1];
  if (comment === undefined) return '';
  const plain = comment.replace(/^\s*\* ?/gm, '').trim();
  const paragraph = plain.split(/\n\s*\n/)[0].replace(/\s+/g, ' ');
  return /^.*?\.(?=\s|$)/.exec(paragraph)?.[0] ?? paragraph.replace(/:$/, '.');
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
