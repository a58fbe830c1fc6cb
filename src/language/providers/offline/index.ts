export { evidenceText, nothingToSay } from './evidence-text.js';
export { type OfflineOptions, offlineModel } from './offline-model.js';
