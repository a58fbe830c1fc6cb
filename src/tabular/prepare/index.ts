export type { Preparation } from './preparation.js';
