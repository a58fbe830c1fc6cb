// Questions to data by rules: how many answers are right on each database, and what understanding costs
// beside the bare query over 100,000 events.

import { caseDatabases, openCases } from '../src/ask-data/cases/case-databases.js';
import { caseClock, runCases } from '../src/ask-data/cases/run-cases.js';
import { askData } from '../src/ask-data/index.js';
import { systemClock } from '../src/shared/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const eventCount = 100_000;
const rounds = 40;
const questions = [
  '10분에서 15분 사이에 도난 사건이 있었나요?',
  'How many events have a confidence over 0.9?',
  '이벤트 유형별 건수를 알려줘',
  '싸움이 몇 번 있었어?',
];

/** Share of right and wrong answers per database, then the median milliseconds from question to answer. */
export async function run(): Promise<BenchmarkRow[]> {
  const opened = await openCases();
  const rows: BenchmarkRow[] = [];
  try {
    for (const chosen of caseDatabases) {
      const results = await runCases(chosen, opened);
      const answerable = results.filter(({ case: one }) => one.sql !== null);
      const share = (list: typeof results, verdict: string) =>
        list.filter((result) => result.verdict === verdict).length / list.length;
      const isKnown = chosen.catalogue !== null;
      const [least, most] = isKnown ? [0.9, 0.03] : [0.6, 0.05];
      const right = share(answerable, 'right');
      const wrong = share(results, 'wrong');
      rows.push({
        what: `${chosen.name}: right answers of ${answerable.length} answerable questions`,
        ours: right,
        rival: null,
        unit: 'share',
        ratio: null,
        bar: { text: `at least ${least}`, met: right >= least },
        note: isKnown ? 'with its catalogue' : 'introspection alone',
      });
      rows.push({
        what: `${chosen.name}: wrong answers of ${results.length} questions`,
        ours: wrong,
        rival: null,
        unit: 'share',
        ratio: null,
        bar: { text: `at most ${most}`, met: wrong <= most },
      });
    }
    rows.push(await overheadRow(opened));
  } finally {
    await opened.database.close();
  }
  return rows;
}

async function overheadRow({
  database,
  catalogues,
  use,
}: Awaited<ReturnType<typeof openCases>>): Promise<BenchmarkRow> {
  await use('cctv');
  await database.execute(
    `INSERT INTO db_event (video_id, timestamp, event_type, location, age, gender, confidence, obj_id)
     SELECT 1, n % 7200, CASE n % 5 WHEN 0 THEN 'theft' WHEN 1 THEN 'fighting' ELSE 'walking' END, '입구', n % 90, 'male', (n % 100) / 100.0, n
     FROM generate_series(1, ${eventCount}) AS n`,
  );
  const catalogue = catalogues.get('cctv')!;
  const clock = { now: () => caseClock, monotonic: () => systemClock.monotonic() };
  const asked: number[] = [];
  const bare: number[] = [];
  for (let round = -4; round < rounds; round++) {
    const question = questions[(round + 4) % questions.length]!;
    const started = clock.monotonic();
    const answer = await askData(
      { database, catalogue, clock },
      { question, scope: { video_id: 1 } },
    );
    const between = clock.monotonic();
    await database.query(answer.sql!);
    const ended = clock.monotonic();
    if (round < 0) continue;
    asked.push(between - started);
    bare.push(ended - between);
  }
  const ours = median(asked);
  const value = median(bare);
  return {
    what: `question to answer by rules, ${eventCount} events`,
    ours,
    rival: { name: 'the bare query', value },
    unit: 'ms',
    ratio: ours - value,
    bar: { text: 'at most 15 ms over the bare query', met: ours - value <= 15 },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
