import type { LanguageModel } from '../../language/index.js';
import { type Settings, seededRandom, systemClock } from '../../shared/index.js';

/**
 * The configured language model, loaded and opened when it is first needed; null while there is none, for the offline
 * one knows nothing.
 */
export function adviserOf(settings: Settings): (() => Promise<LanguageModel>) | null {
  const { useBedrock, sageMakerEndpoint, languageServerUrl } = settings;
  if (!useBedrock && sageMakerEndpoint === '' && languageServerUrl === '') return null;
  let opened: Promise<LanguageModel> | null = null;
  return () => {
    opened ??= open(settings);
    return opened;
  };
}

async function open(settings: Settings): Promise<LanguageModel> {
  const { openLanguageModel, systemSleep } = await import('../../language/index.js');
  return openLanguageModel(settings, {
    clock: systemClock,
    random: seededRandom(`${process.pid} ${Date.now()}`),
    sleep: systemSleep,
    fetch: (...call) => fetch(...call),
  });
}
