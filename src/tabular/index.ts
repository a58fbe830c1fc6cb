// Learn from tables: pure, over typed arrays, runs in a browser too. One stage a folder, in the order data flows.
export * from './audit/index.js';
export * from './explain/index.js';
export * from './frame/index.js';
export * from './interchange/index.js';
export * from './learners/index.js';
export * from './linear/index.js';
export * from './measure/index.js';
export * from './model/index.js';
export * from './neural/index.js';
export * from './outcome-model/index.js';
export * from './prepare/index.js';
export * from './study/index.js';
export * from './trees/index.js';
export * from './tune/index.js';
