export { type AuditOptions, type AuditRecord, withAudit } from './audit.js';
export { type BudgetOptions, withBudget } from './budget.js';
export {
  type AnswerCache,
  type CacheOptions,
  type MemoryAnswerCacheOptions,
  memoryAnswerCache,
  requestKey,
  withCache,
} from './cache.js';
export { type DeadlineOptions, withDeadline } from './deadline.js';
export { estimateInputTokens, estimateTokens } from './estimate-tokens.js';
export { type FallbackOptions, withFallback } from './fallback.js';
export { costOf, listPrices, type Price } from './prices.js';
export { type RetryOptions, withRetry } from './retry.js';
export { type Sleep, systemSleep } from './sleep.js';
