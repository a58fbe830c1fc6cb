/**
 * Models that no longer answer. Source: model cards and life-cycle page of the Amazon Bedrock user
 * guide, read 2026-11-20. `endOfLife` is null where only the fact and not the day was at hand.
 */
interface RetiredModel {
  /** Matches the id without profile prefix. */
  readonly id: RegExp;
  readonly endOfLife: string | null;
  /** Id of a current model of the same class, without prefix. */
  readonly successor: string;
}

const sonnet = 'anthropic.claude-sonnet-5-5';
const haiku = 'anthropic.claude-haiku-5-5';
const nova = 'amazon.nova-lite-v1:0';

const retiredModels: readonly RetiredModel[] = [
  { id: /^anthropic\.claude-3-haiku-/, endOfLife: '2026-09-10', successor: haiku },
  { id: /^anthropic\.claude-3-5-haiku-/, endOfLife: '2026-06-19', successor: haiku },
  { id: /^anthropic\.claude-3-7-sonnet-/, endOfLife: '2026-04-28', successor: sonnet },
  { id: /^anthropic\.claude-3(-5)?-sonnet-/, endOfLife: null, successor: sonnet },
  { id: /^anthropic\.claude-3-opus-/, endOfLife: null, successor: sonnet },
  { id: /^anthropic\.claude-opus-4-20250514-/, endOfLife: '2026-05-31', successor: sonnet },
  { id: /^anthropic\.claude-instant-/, endOfLife: null, successor: haiku },
  { id: /^anthropic\.claude-v[12]\b/, endOfLife: null, successor: sonnet },
  { id: /^amazon\.titan-(text-(lite|express|premier)|tg1)/, endOfLife: null, successor: nova },
  { id: /^ai21\.j2-/, endOfLife: null, successor: nova },
  { id: /^meta\.llama2-/, endOfLife: null, successor: nova },
  { id: /^cohere\.command-(light-)?text-/, endOfLife: null, successor: 'cohere.command-r-v1:0' },
];

/** The entry of a retired model, or null for one that is not known to be retired. */
export function retiredModel(id: string): RetiredModel | null {
  return retiredModels.find((retired) => retired.id.test(id)) ?? null;
}
