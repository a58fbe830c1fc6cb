import type { EmbeddingModel, LanguageModel } from '../../language/index.js';
import { seededRandom } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';

/** The models of the settings; null where none is configured, so that nothing of them is loaded. */
export async function openModels(context: CommandContext): Promise<{
  readonly language: LanguageModel | null;
  readonly embedding: EmbeddingModel | null;
}> {
  const { settings, clock } = context;
  const { useBedrock, sageMakerEndpoint, languageServerUrl } = settings;
  const isConfigured = useBedrock || sageMakerEndpoint !== '' || languageServerUrl !== '';
  if (!isConfigured) return { language: null, embedding: null };
  const { openEmbeddingModel, openLanguageModel, systemSleep } = await import(
    '../../language/index.js'
  );
  const surroundings = {
    clock,
    random: seededRandom(`${process.pid} ${clock.now()}`),
    sleep: systemSleep,
    fetch: (...call: Parameters<typeof fetch>) => fetch(...call),
  };
  return {
    language: openLanguageModel(settings, surroundings),
    embedding: openEmbeddingModel(settings, surroundings),
  };
}
