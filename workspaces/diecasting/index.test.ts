import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/functions/index.js';
import { workspace } from './index.js';

describe('the die-casting workspace', () => {
  it('is a workspace by the general interface, text forms included', () => {
    const general: Workspace = workspace;
    const simulation = general.simulate!({ rows: 50, seed: 2 });
    const text = [...simulation.csv()].join('');
    expect(text.split('\n')).toHaveLength(53);
    expect(text.startsWith('Process,Process,')).toBe(true);
    expect([...simulation.causeLines!()].length).toBeGreaterThan(0);
  });

  it('names its functions, its label and what must not be learned from', () => {
    const simulation = workspace.simulate({ rows: 20, seed: 1 });
    const names = simulation.frame.columns.map((column) => column.name);
    for (const ignored of workspace.ignore!) expect(names).toContain(ignored);
    const labels = names.filter((name) => name.startsWith(workspace.labelPrefix!));
    expect(labels).toHaveLength(26);
    expect(workspace.functionNames).toEqual({
      predict: 'diecasting-predict-t1',
      explain: 'diecasting-importance-t2',
      'ask-documents': 'diecasting-rag-t3',
    });
    const learned = names.filter((n) => !labels.includes(n) && !workspace.ignore!.includes(n));
    expect(learned.every((name) => name in workspace.operatorFacts!)).toBe(true);
  });
});
