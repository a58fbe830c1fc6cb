import type { Evidence } from '../evidence.js';

/**
 * Evidence as one JSON document between tags, for a prompt. Text in it cannot close the tag early, so
 * a row or passage stays material.
 */
export function evidencePrompt(evidence: Evidence): string {
  const json = JSON.stringify(evidence).replaceAll('<', '\\u003c');
  return `<evidence>\n${json}\n</evidence>`;
}
