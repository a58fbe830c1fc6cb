export type { CategoryColumn, Column, Frame, NumberColumn } from './frame.js';
