// Composition root of the deployed streaming functions: the environment of a Lambda function in, its handler out.
import { type LanguageModel, systemSleep } from '../../language/index.js';
import { readSettings, type Settings, seededRandom, systemClock } from '../../shared/index.js';
import { streamingHandler } from '../runtimes/lambda-streaming.js';
import { originList } from '../runtimes/streaming-cors.js';
import { streamifyResponse } from '../runtimes/streaming-response.js';
import { openStream, type StreamDefinition } from '../stream/stream-definition.js';
import { streamLanguage, streamSampling } from './stream-language.js';

/**
 * The handler of a deployed streaming function; `own` gives its provider's model. In Lambda Bedrock is called unless USE_BEDROCK says no; settings
 * are read with the first call, whose answer tells what is wrong with them.
 */
export function awsStreamHandler<Input>(
  definition: StreamDefinition<Input>,
  own: (settings: Settings) => LanguageModel | null,
) {
  const { AWS_LAMBDA_FUNCTION_NAME: name = definition.kind } = process.env;
  const readable = readableSettings();
  const open = async () => {
    const settings = readSettings({ USE_BEDROCK: 'true', ...given(process.env) });
    return openStream(definition, name, {
      language: streamLanguage(own, settings, {
        clock: systemClock,
        // Spreads the retries of processes that were throttled together.
        random: seededRandom(`${process.env.AWS_LAMBDA_LOG_STREAM_NAME} ${process.pid}`),
        sleep: systemSleep,
        fetch: (...call) => fetch(...call),
      }),
      sampling: streamSampling(settings),
    });
  };
  const handler = streamingHandler(open, {
    clock: systemClock,
    logLevel: readable.logLevel,
    writeLine: (line) => process.stdout.write(`${line}\n`),
    corsOrigins: originList(readable.corsOrigin),
  });
  return streamifyResponse(handler);
}

// An empty variable counts as unset.
function given(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
}

// A wrong setting is told by the call, so neither its log nor its headers may fail over it before.
function readableSettings(): Settings {
  try {
    return readSettings(process.env);
  } catch {
    return readSettings({});
  }
}
