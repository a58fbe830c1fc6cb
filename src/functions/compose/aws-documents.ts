// Composition root of the deployed function that asks documents: its environment in, its handler out.
import { readSettings, type Settings, systemClock } from '../../shared/index.js';
import { type FunctionDefinition, openFunction } from '../contract.js';
import { bufferedHandler } from '../runtimes/lambda-buffered.js';
import { deployedDocuments } from './open-documents.js';

/**
 * The handler of a deployed function over documents. Opening starts with the process, in Lambda's init
 * phase; what goes wrong is the answer of the first call, and the next one tries again.
 */
export function awsDocumentsHandler<Input, Output>(definition: FunctionDefinition<Input, Output>) {
  const { AWS_LAMBDA_FUNCTION_NAME: name = definition.kind } = process.env;
  const open = async () => {
    const settings = readSettings(process.env);
    const documents = await deployedDocuments(settings);
    return openFunction(definition, name, {
      clock: systemClock,
      model: () =>
        Promise.reject(new Error('a function over documents serves no prediction model')),
      charts: null,
      chartUrl: async () => null,
      language: settings.language,
      documents: async () => documents,
    });
  };
  const first = open();
  first.catch(() => {}); // told by the call that awaits it
  let isFirst = true;
  return bufferedHandler(
    () => {
      if (!isFirst) return open();
      isFirst = false;
      return first;
    },
    {
      clock: systemClock,
      logLevel: logLevel(),
      writeLine: (line) => process.stdout.write(`${line}\n`),
      corsOrigin: process.env.CASTHOUSE_CORS_ORIGIN ?? '',
    },
  );
}

// A wrong setting is told by the call, so the log must not fail over it before.
function logLevel(): Settings['logLevel'] {
  try {
    return readSettings(process.env).logLevel;
  } catch {
    return 'INFO';
  }
}
