import type { FunctionDefinition, OpenFunction } from '../../src/functions/contract.js';
import { integerField, readFields, textField } from '../../src/functions/input/read-fields.js';
import { problem } from '../../src/shared/index.js';

interface EchoInput {
  readonly text: string | undefined;
  readonly times: number;
}

/** A function for tests of the runtimes: says the text again, fails or waits when told so. */
export function echoFunction(name = 'test-echo', gate?: Promise<void>): OpenFunction {
  const definition: Omit<FunctionDefinition<EchoInput, unknown>, 'run'> = {
    kind: 'echo',
    summary: 'Says a text again.',
    method: 'POST',
    path: '/api/echo',
    needs: [],
    deployed: { memoryMegabytes: 256, timeoutSeconds: 30 },
    readInput: (data) =>
      readFields(data, { text: textField(10_000_000), times: integerField(0, 10_000_000, 1) }),
    schemas: async () => ({
      input: { type: 'object', properties: { text: { type: 'string' } } },
      output: { type: 'object' },
    }),
  };
  return {
    name,
    contract: definition,
    call: async (input, invocation) => {
      const { text = '', times } = definition.readInput(input);
      invocation.log.info('echoing', { characters: text.length });
      if (text === 'wait') await gate;
      if (text === 'crash') throw new TypeError('the echo tripped');
      if (text === 'refuse')
        throw problem('input.bad-row', { row: 3, message: 'no echo', fix: 'shout' });
      return { text: text.repeat(times), called: invocation.functionName };
    },
  };
}
