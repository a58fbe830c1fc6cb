import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from '../../workspaces/diecasting/index.js';

/** A question with the place it belongs to. */
export interface RoutingCase {
  readonly id: string;
  /**
   * `development` to `third` shaped the rules, one after another; what questions want was fitted on them and on `fitted`,
   * and never on `elsewhere`, which is asked beside other databases.
   */
  readonly half: 'development' | 'held-out' | 'second' | 'third' | 'fitted' | 'elsewhere';
  /** The databases it is asked beside, the first first. Default `usualDatabases`. */
  readonly rooms?: readonly string[];
  /** Who wrote it, for `fitted`: none of the others had read it. */
  readonly set?: string;
  /** Questions of the same session before this one. */
  readonly before?: readonly string[];
  readonly question: string;
  readonly to: string;
  /** What talk is about, where somebody has said it: the assistant, or what no room knows. */
  readonly intent?: 'chat' | 'outside';
}

/** Databases of the questions that name none. */
export const usualDatabases: readonly string[] = ['petclinic', 'cctv', 'library'];

/** Those of the questions that are asked elsewhere. */
export const otherDatabases: readonly string[] = ['hotel', 'warehouse'];

/** Every case, in the order they were written. */
export function readRoutingCases(): readonly RoutingCase[] {
  const file = path.join(import.meta.dirname, '../../benchmarks/questions/assist-routing.jsonl');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): RoutingCase => JSON.parse(line));
}

/** `{risky:json}` stands for that example reading of the workspace in that form. */
export function withReadings(text: string): string {
  return text.replace(/\{(normal|risky):(lines|json|csv|ko)\}/g, (_, name, form) => {
    const { features } = workspace.examples!.find((example) => example.name === name)!;
    const entries = Object.entries(features);
    if (form === 'json') return JSON.stringify(features);
    if (form === 'csv')
      return `${Object.keys(features).join(',')}\n${Object.values(features).join(',')}\n`;
    if (form === 'lines')
      return `${entries.map(([key, value]) => `${key}: ${value}`).join('\n')}\n`;
    return entries.map(([key, value]) => `${workspace.featureNames![key]![0]}=${value}`).join(', ');
  });
}
