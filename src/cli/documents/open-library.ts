import path from 'node:path';
import type { DocumentIndex, PassageSource } from '../../ask-documents/index.js';
import type { DocumentLibrary } from '../../functions/index.js';
import type { CommandContext } from '../command-context.js';
import { openModels } from './open-models.js';

/** What every command over documents is told. */
export interface DocumentsOptions {
  readonly index?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The library of `--index`, else the one of the home folder. */
export async function openLibrary(
  context: CommandContext,
  options: DocumentsOptions,
): Promise<DocumentLibrary> {
  const { documentLibrary } = await import('../../functions/index.js');
  const folder = path.resolve(
    context.folder,
    options.index ?? path.join(context.settings.home, 'documents'),
  );
  return documentLibrary(folder, context.terminal(options).say);
}

/** Its index; throws `documents.index-not-found`. */
export async function openIndex(
  context: CommandContext,
  options: DocumentsOptions,
): Promise<DocumentIndex> {
  return await (await openLibrary(context, options)).open();
}

/** The index to be asked, with the embedding model and the vectors of the settings. */
export async function openSource(
  context: CommandContext,
  options: DocumentsOptions,
): Promise<{ readonly index: DocumentIndex; readonly source: PassageSource }> {
  const { indexSource } = await import('../../ask-documents/index.js');
  const { embedding } = await openModels(context);
  const { openVectors } = await import('../../functions/index.js');
  const vectors = embedding === null ? null : await openVectors(context.settings);
  const index = await openIndex(context, options);
  return { index, source: indexSource(index, { embedding, vectors }) };
}
