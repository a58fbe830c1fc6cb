import type { Progress } from '../../shared/index.js';

/** What the bar needs of a stream. */
export interface BarStream {
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * One line that is redrawn in place while a stage runs, at most every 80 ms; a finished stage keeps its line.
 * Given null it draws nothing.
 */
export function progressBar(
  stream: BarStream | null,
  now: () => number = () => performance.now(),
): { readonly step: Progress; readonly end: () => void } {
  let stage = '';
  let startedMs = 0;
  let drawnMs = Number.NEGATIVE_INFINITY;
  let drawn = false;

  const end = () => {
    if (drawn) stream?.write('\n');
    drawn = false;
    stage = '';
  };
  const step: Progress = ({ stage: current, done, total }) => {
    if (stream === null) return;
    const time = now();
    if (current !== stage) {
      end();
      stage = current;
      startedMs = time;
      drawnMs = Number.NEGATIVE_INFINITY;
    }
    const finished = total > 0 && done >= total;
    if (!finished && time - drawnMs < redrawMs) return;
    drawnMs = time;
    drawn = true;
    stream.write(
      `\r\u001b[2K${line(current, done, total, time - startedMs, stream.columns ?? 80)}`,
    );
  };
  return { step, end };
}

const redrawMs = 80;

function line(stage: string, done: number, total: number, elapsedMs: number, columns: number) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const left = share > 0 ? (elapsedMs / share) * (1 - share) : 0;
  const time = share >= 1 ? seconds(elapsedMs) : `${seconds(left)} left`;
  const figures = ` ${String(Math.floor(share * 100)).padStart(3)} %  ${time}`;
  const room = Math.min(30, columns - stage.length - figures.length - 4);
  if (room < 5) return `${stage}${figures}`.slice(0, columns - 1);
  const filled = Math.round(share * room);
  return `${stage} [${'#'.repeat(filled)}${'.'.repeat(room - filled)}]${figures}`;
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
