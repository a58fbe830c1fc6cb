import { type LanguageModel, openLanguageModel, systemSleep } from '../../language/index.js';
import { type Settings, seededRandom, systemClock } from '../../shared/index.js';

/** The configured language model, opened when it is first needed; null while there is none, for the offline one knows nothing. */
export function adviserOf(settings: Settings): (() => LanguageModel) | null {
  const { useBedrock, sageMakerEndpoint, languageServerUrl } = settings;
  if (!useBedrock && sageMakerEndpoint === '' && languageServerUrl === '') return null;
  let opened: LanguageModel | null = null;
  return () => {
    opened ??= openLanguageModel(settings, {
      clock: systemClock,
      random: seededRandom(`${process.pid} ${Date.now()}`),
      sleep: systemSleep,
      fetch: (...call) => fetch(...call),
    });
    return opened;
  };
}
