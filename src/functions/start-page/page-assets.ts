// Style and script of the start page, kept as files of their own kind and put into the page as they are.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Text to inline and its CSP source, `'sha256-...'`. */
export interface InlineAsset {
  readonly text: string;
  readonly policy: string;
}

export interface PageAssets {
  readonly style: InlineAsset;
  readonly script: InlineAsset;
}

let assets: PageAssets | undefined;

/** Read from beside this file at the first call, then kept. */
export function pageAssets(): PageAssets {
  assets ??= {
    style: inlineAsset(read('page.css')),
    // One inline module cannot import another: the parts are joined in the order of their use.
    script: inlineAsset(scriptParts.map((name) => withoutModuleWords(read(name))).join('\n')),
  };
  return assets;
}

const scriptParts = [
  'page-element.js',
  'page-state.js',
  'page-request.js',
  'page-form.js',
  'page-answer.js',
  'page-sections.js',
  'page-evidence.js',
  'page-document.js',
  'page-turn.js',
  'page-ask-box.js',
  'page-commands.js',
  'page-try.js',
  'page-assistant.js',
  'page.js',
];

function read(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}

function withoutModuleWords(source: string): string {
  return source
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export (?=function|async function|const)/gm, '');
}

function inlineAsset(text: string): InlineAsset {
  return { text, policy: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
