/**
 * The whole life of a thread of a crew, in JavaScript; see `Crew` for the words it shares with the first. It looks at the
 * turn for a while, sleeps until it changes, and does the part it was given for that very turn. Words are counted from
 * the control block, `own` is where the thread's begin: [ready, turn and part given, turn done, asleep].
 */
export const crewProgram = `
  const { module, memory, control, own } = job;
  const { doPart } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  const words = new Int32Array(memory.buffer, control, own + 4);
  // Read before this thread counts as ready: it has no part in jobs given out before.
  let seen = Atomics.load(words, 0);
  Atomics.store(words, own, 1);
  for (;;) {
    let turn = seen;
    for (let look = 0; turn === seen && look < 5000; look++) turn = Atomics.load(words, 0);
    if (turn === seen) {
      Atomics.store(words, own + 3, 1);
      Atomics.wait(words, 0, seen);
      Atomics.store(words, own + 3, 0);
      continue;
    }
    if (Atomics.load(words, 1) !== 0) return;
    seen = turn;
    const given = Atomics.load(words, own + 1);
    if (given >> 8 !== turn) continue;
    doPart(control, given & 255, Atomics.load(words, 4));
    Atomics.store(words, own + 2, turn);
    if (Atomics.load(words, 3) !== 0) Atomics.notify(words, own + 2, 1);
  }
`;
