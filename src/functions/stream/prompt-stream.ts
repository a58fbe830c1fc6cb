import type { LanguageMessage } from '../../language/index.js';
import { type PromptInput, readPromptInput } from './prompt-input.js';
import { type SamplingParameters, samplingRequest } from './sampling-parameters.js';
import type { StreamContract, StreamDefinition } from './stream-definition.js';
import { withApology } from './with-apology.js';

/** The contract that every function shares which takes a prompt and streams an answer. */
export function promptContract(
  facts: Pick<StreamContract<PromptInput>, 'kind' | 'summary' | 'path' | 'deployed'>,
): StreamContract<PromptInput> {
  return {
    ...facts,
    needs: ['language:invoke'],
    functionUrl: { invokeMode: 'RESPONSE_STREAM', authorization: 'AWS_IAM' },
    readInput: readPromptInput,
    schemas: async () => (await import('./schema.js')).promptSchemas(),
  };
}

/** The work that all of them share: text as it comes, an apology when there is none. */
export function promptStream(
  contract: StreamContract<PromptInput>,
  documented: SamplingParameters,
): StreamDefinition<PromptInput> {
  return {
    ...contract,
    run: (input, { language, sampling }, { signal, remainingMs }) => {
      const messages: LanguageMessage[] = [
        ...input.history.map(({ role, text }) => ({ role, text })),
        { role: 'user', text: input.prompt },
      ];
      const request = { messages, ...samplingRequest({ ...documented, ...sampling }) };
      return withApology(language().stream(request, { signal, remainingMs }), input.prompt);
    },
  };
}
