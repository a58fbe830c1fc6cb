import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from '../../workspaces/diecasting/index.js';

/** A question with the place it belongs to. */
export interface RoutingCase {
  readonly id: string;
  /** `development` shaped the rules; each later part was written in other words when they stood. */
  readonly half: 'development' | 'held-out' | 'second' | 'third';
  /** Questions of the same session before this one. */
  readonly before?: readonly string[];
  readonly question: string;
  readonly to: string;
}

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
