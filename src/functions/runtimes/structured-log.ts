import type { Clock, Settings } from '../../shared/index.js';
import type { Log, LogFacts } from '../contract.js';

export interface StructuredLogProps {
  readonly level: Settings['logLevel'];
  readonly clock: Clock;
  /** Takes one line of JSON without its line end. */
  readonly writeLine: (line: string) => void;
  /** Facts every line carries: the function's name, the request id. */
  readonly facts: LogFacts;
}

/**
 * One JSON object a line, `timestamp`, `level` and `message` first, as CloudWatch Logs Insights reads it.
 * Lines below the level are not built.
 */
export function structuredLog(props: StructuredLogProps): Log {
  const { clock, writeLine, facts } = props;
  const least = levels.indexOf(props.level);
  const writer =
    (level: Settings['logLevel']) =>
    (message: string, more: LogFacts = {}) => {
      if (levels.indexOf(level) < least) return;
      const timestamp = new Date(clock.now()).toISOString();
      writeLine(JSON.stringify({ timestamp, level, message, ...facts, ...more }));
    };
  return {
    debug: writer('DEBUG'),
    info: writer('INFO'),
    warn: writer('WARN'),
    error: writer('ERROR'),
  };
}

const levels: readonly Settings['logLevel'][] = ['DEBUG', 'INFO', 'WARN', 'ERROR'];
