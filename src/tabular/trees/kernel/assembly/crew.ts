// The parts of jobs that several threads do together; ../crew.ts writes the arguments and says who does which part.
// Nothing here waits: Liftoff of V8 11.3 loses local variables around atomic operations, so threads wait in JavaScript.

import { buildHistogram } from './histogram';
import { addLeafValues, logisticGradients } from './logistic';
import { quantisePairs } from './quantise';
import { fetchDivided, placeDivided } from './rows';

const jobAt: usize = 8;
const argumentsAt: usize = 32;
const resultsAt: usize = 128;

/** Does one of so many parts of the job in the control block. */
export function doPart(control: usize, part: i32, parts: i32): void {
  const job = load<i32>(control + jobAt);
  const begin = word(control, 0);
  const count = word(control, 1) - begin;
  // Multiples of 32 rows, the rows of one product of the log loss.
  const from = begin + ((<usize>((<u64>count * part) / parts) >> 5) << 5);
  const to =
    part + 1 === parts
      ? begin + count
      : begin + ((<usize>((<u64>count * (part + 1)) / parts) >> 5) << 5);
  const result = control + resultsAt + ((<usize>part) << 3);
  if (job === 0) {
    const own = <usize>part * word(control, 14);
    buildHistogram(
      word(control, 2),
      word(control, 3),
      word(control, 4),
      word(control, 5),
      word(control, 6),
      word(control, 7),
      word(control, 8) !== 0,
      word(control, 9),
      word(control, 10),
      from,
      to,
      part === 0 ? word(control, 11) : word(control, 12) + own - word(control, 14),
      word(control, 13) + <usize>part * word(control, 15),
      word(control, 16),
    );
  } else if (job === 1) {
    store<u32>(
      result,
      <u32>(
        fetchDivided(
          word(control, 2),
          from,
          to,
          word(control, 3),
          word(control, 4),
          word(control, 5),
        )
      ),
    );
  } else if (job === 2) {
    let before: usize = 0;
    for (let other = 0; other < part; other++)
      before += <usize>load<u32>(control + resultsAt + ((<usize>other) << 3));
    placeDivided(
      word(control, 2),
      from,
      to,
      word(control, 5),
      begin + before,
      <usize>load<u32>(result),
      word(control, 6) + (from - begin - before),
    );
  } else if (job === 3) {
    logisticGradients(
      word(control, 2) + (from << 3),
      word(control, 3) + from,
      to - from,
      word(control, 4) + (from << 4),
      word(control, 5) + ((from >> 5) << 4),
    );
  } else if (job === 4) {
    quantisePairs(
      word(control, 2),
      word(control, 3) + (from << 2),
      <i32>(to - from),
      load<f64>(control + argumentsAt, 24),
      load<f64>(control + argumentsAt, 32),
      word(control, 4),
      result,
    );
  } else if (job === 5) {
    addLeafValues(
      word(control, 2) + (from << 2),
      word(control, 3),
      to - from,
      word(control, 4) + (from << 3),
    );
  }
}

function word(control: usize, at: usize): usize {
  return <usize>load<u32>(control + argumentsAt + (at << 2));
}
