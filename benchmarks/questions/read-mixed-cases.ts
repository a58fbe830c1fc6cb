import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ListedQuestion } from '../../src/cli/documents/read-questions.js';

/** Documents change sides in turn, so that both halves speak of every field. */
export type Half = 'development' | 'held-out';

/** A question of the mixed set; without a quote no document answers it. */
export interface MixedQuestion extends ListedQuestion {
  readonly documents: readonly string[];
  readonly half: Half;
  /** The file it stands in, `mixed-3`: one hand wrote it in one go. */
  readonly set: string;
  /** The document it was written with. */
  readonly home: string;
  readonly language: string;
}

export interface MixedCases {
  /** Markdown by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly questions: readonly MixedQuestion[];
}

/**
 * Reads `mixed-*.txt`: a document begins with `# id | language | title`, its text follows, then its questions,
 * `? question => piece of the sentence that answers` and `! question that nothing answers`. Throws when
 * a piece stands in no sentence of its document or in several.
 */
export function readMixedCases(folder: string = import.meta.dirname): MixedCases {
  const files: Record<string, string> = {};
  const questions: MixedQuestion[] = [];
  const names = readdirSync(folder).filter((name) => /^mixed-\d+\.txt$/.test(name));
  for (const name of names.sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const part of text.split(/^(?=# )/m)) {
      const lines = part.trimEnd().split('\n');
      const [id = '', language = '', title = ''] = lines[0]!.slice(2).split(' | ');
      const body = lines.slice(1).filter((line) => !/^[?!] /.test(line));
      const half: Half = Object.keys(files).length % 2 === 0 ? 'development' : 'held-out';
      files[`${id}.md`] = [`---`, `title: ${title}`, `---`, `# ${title}`, ...body].join('\n');
      for (const line of lines.filter((one) => /^[?!] /.test(one))) {
        const [question = '', piece] = line.slice(2).split(' => ');
        const common = {
          id: `${id}-${questions.length}`,
          question,
          half,
          language,
          set: path.basename(name, '.txt'),
          home: `${id}.md`,
        };
        if (line.startsWith('!')) questions.push({ ...common, documents: [] });
        else questions.push({ ...common, documents: [`${id}.md`], quote: sentence(body, piece!) });
      }
    }
  }
  return { files, questions };
}

function sentence(body: readonly string[], piece: string): string {
  const sentences = body.flatMap((line) =>
    line.startsWith('|') ? [line] : line.replace(/^\d+\. /, '').split(/(?<=[^.\s][^.\s][.?!]) +/),
  );
  const found = sentences.filter((one) => one.includes(piece));
  if (found.length !== 1)
    throw new Error(`${found.length} sentences hold ${JSON.stringify(piece)}`);
  return found[0]!;
}
