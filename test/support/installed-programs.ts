import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/**
 * Those of the candidates that run with the given arguments, each program once. When none does, the reason is
 * printed, and in CI, where they are installed on purpose, it is a failure.
 */
export function installedPrograms(
  what: string,
  candidates: readonly string[],
  probe: readonly string[],
): readonly string[] {
  const found = new Map<string, string>();
  for (const candidate of candidates) {
    try {
      execFileSync(candidate, probe, { stdio: 'ignore' });
      found.set(realpathSync(onPath(candidate)), candidate);
    } catch {
      // Not installed, or not with what is probed for: the next one.
    }
  }
  if (found.size > 0) return [...found.values()];
  const reason = `${what} is not installed: ${candidates.join(' and ')} do not run "${probe.join(' ')}"`;
  if (process.env.CI) throw new Error(reason);
  console.warn(`skipped: ${reason}`);
  return [];
}

function onPath(program: string): string {
  if (program.includes('/')) return program;
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}
