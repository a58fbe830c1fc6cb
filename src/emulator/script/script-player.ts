import type { EmulatorScript, ScriptQuestion, ScriptRule } from './emulator-script.js';

/** A rule chosen for a request, with the name the record of requests shows. */
export interface ChosenRule {
  readonly rule: ScriptRule;
  readonly name: string;
}

/** Plays a script: remembers how often each rule was met. */
export class ScriptPlayer {
  readonly script: EmulatorScript;
  readonly #rules: readonly PreparedRule[];

  constructor(script: EmulatorScript) {
    this.script = script;
    this.#rules = (script.rules ?? []).map((rule, index) => ({
      rule,
      name: rule.name ?? `rule ${index + 1}`,
      prompt: readPattern(rule.when?.prompt ?? ''),
      met: 0,
      played: 0,
    }));
  }

  /** The first fitting rule that is not used up, counted as played; null when none fits. */
  choose(question: ScriptQuestion): ChosenRule | null {
    for (const prepared of this.#rules) {
      const { rule, name } = prepared;
      if (prepared.played >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
      if (!fits(prepared, question)) continue;
      prepared.met += 1;
      if (prepared.met <= (rule.skip ?? 0)) continue;
      prepared.played += 1;
      return { rule, name };
    }
    return null;
  }
}

interface PreparedRule extends ChosenRule {
  readonly prompt: (prompt: string) => boolean;
  met: number;
  played: number;
}

function fits({ rule: { when = {} }, prompt }: PreparedRule, question: ScriptQuestion): boolean {
  if (when.service !== undefined && when.service !== question.service) return false;
  if (when.operation !== undefined && ![when.operation].flat().includes(question.operation))
    return false;
  if (when.target !== undefined && !fitsWildcard(when.target, question.target)) return false;
  return prompt(question.prompt);
}

/** Whether a name fits a pattern in which `*` stands for any characters, none included. */
export function fitsWildcard(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  const last = rest.pop() ?? '';
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** Test of a prompt: contains the text with letter case ignored, or matches `/pattern/flags`. Throws on a bad pattern. */
export function readPattern(pattern: string): (prompt: string) => boolean {
  const parts = /^\/(.+)\/([dgimsuvy]*)$/s.exec(pattern);
  if (parts === null) {
    const wanted = pattern.toLowerCase();
    return (prompt) => prompt.toLowerCase().includes(wanted);
  }
  // Without g and y, which would make the test remember where it last matched.
  const expression = new RegExp(parts[1]!, parts[2]!.replace(/[gy]/g, ''));
  return (prompt) => expression.test(prompt);
}
