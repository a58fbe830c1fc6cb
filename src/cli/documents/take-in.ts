import type { DocumentIndex, IngestReport } from '../../ask-documents/index.js';
import type { DocumentLibrary, LibraryOptions } from '../../functions/index.js';
import type { EmbeddingModel } from '../../language/index.js';
import { type Progress, problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import type { DocumentsOptions } from './open-library.js';
import { openModels } from './open-models.js';

export interface TakeInOptions extends DocumentsOptions {
  readonly embed?: boolean;
}

/**
 * Runs one taking in with its progress and, when asked, its embeddings, and says what became of the documents. Throws
 * `setting.invalid` when embeddings are asked for and no model is configured.
 */
export async function takeIn(
  context: CommandContext,
  options: TakeInOptions,
  library: DocumentLibrary,
  {
    label,
    add,
  }: {
    readonly label: string;
    readonly add: (options: LibraryOptions) => Promise<IngestReport>;
  },
): Promise<void> {
  const terminal = context.terminal(options);
  const { embedding } = options.embed ? await openModels(context) : { embedding: null };
  if (options.embed && embedding === null)
    throw problem('setting.invalid', {
      setting: 'AWS_BEDROCK_EMBEDDING_MODEL_ID',
      got: '',
      expected: 'an embedding model, with USE_BEDROCK=true; or CASTHOUSE_EMBEDDING_MODEL',
    });
  const started = context.clock.monotonic();
  const { documentVectorsUrl: vectors } = context.settings;
  const report = await add({
    embedding: vectors === '' ? embedding : null,
    progress: terminal.progress,
  });
  if (embedding !== null && vectors !== '')
    await fillVectors(context, await library.open(), embedding, terminal.progress);
  terminal.progress.end();
  const seconds = (context.clock.monotonic() - started) / 1000;
  if (options.json) terminal.print(JSON.stringify({ source: label, seconds, ...report }));
  for (const { document, reason, fix } of report.skipped)
    terminal.say(`skipped ${document}: ${reason}; ${fix}`);
  const { added, changed, unchanged, removed, skipped, documents, passages } = report;
  terminal.say(
    `${label}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${skipped.length} skipped; ${counted(documents, 'document')}, ${counted(passages, 'passage')} in ${seconds.toFixed(1)} s`,
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

// Vectors in a database are made after the index: they are those of its passages.
async function fillVectors(
  { settings }: CommandContext,
  index: DocumentIndex,
  embedding: EmbeddingModel,
  progress: Progress,
): Promise<void> {
  const { changeVectors } = await import('../../functions/index.js');
  const { storeVectors } = await import('../../ask-documents/index.js');
  await changeVectors(settings.documentVectorsUrl, settings, (store) =>
    storeVectors(index, embedding, store, { progress }),
  );
}
