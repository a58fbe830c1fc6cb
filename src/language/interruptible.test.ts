import { describe, expect, it } from 'vitest';
import { interruptible } from './interruptible.js';

async function* hanging(onReturn: () => void = () => {}) {
  try {
    yield 1;
    await new Promise(() => {});
  } finally {
    onReturn();
  }
}

describe('interruptible', () => {
  it('ends a wait that would never end', async () => {
    const { items, interrupt } = interruptible(hanging());
    expect((await items.next()).value).toBe(1);
    const waiting = items.next();
    interrupt(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect((await items.next()).done).toBe(true);
  });

  it('throws at the next wait when interrupted between two', async () => {
    const { items, interrupt } = interruptible(hanging());
    await items.next();
    interrupt(new Error('enough'));
    await expect(items.next()).rejects.toThrow('enough');
  });

  it('closes its source when the reader leaves', async () => {
    let closed = false;
    const { items } = interruptible(
      hanging(() => {
        closed = true;
      }),
    );
    for await (const _ of items) break;
    expect(closed).toBe(true);
  });

  it('gives out what the source gives and throws what it throws', async () => {
    const failing = async function* () {
      yield 'a';
      throw new Error('broken');
    };
    const { items } = interruptible(failing());
    expect((await items.next()).value).toBe('a');
    await expect(items.next()).rejects.toThrow('broken');
  });
});
