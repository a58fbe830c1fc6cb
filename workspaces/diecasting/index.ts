// The die-casting workspace: a quality line with two products, its words, its simulator.
import type { Simulation, Workspace } from '../../src/functions/index.js';
import { equipmentMap } from './equipment-map.js';
import { exampleReadings } from './examples.js';
import { defectPrefix, features, idColumn } from './schema.js';
import { type SimulatedLine, simulateLine } from './simulator/simulate-line.js';
import type { SimulationOptions } from './simulator/simulation-options.js';
import { causeLines, lineCsv } from './simulator/write-line.js';

/** What `casthouse --workspace diecasting` opens, and the default. */
export interface DiecastingWorkspace extends Workspace {
  /** Takes every option of the line simulator and answers its truth as well. */
  readonly simulate: (options: SimulationOptions) => Simulation & SimulatedLine;
}

export const workspace: DiecastingWorkspace = {
  name: 'diecasting',
  title: { ko: '다이캐스팅 품질', en: 'Die-casting quality' },
  functionNames: {
    predict: 'diecasting-predict-t1',
    explain: 'diecasting-importance-t2',
    'ask-documents': 'diecasting-rag-t3',
  },
  labelPrefix: defectPrefix,
  ignore: [idColumn],
  lotColumn: 'Process_Shot',
  withinColumns: ['Process_Product_Type'],
  operatorFacts: equipmentMap,
  featureNames: Object.fromEntries(features.map(({ name, title }) => [name, [title.ko, title.en]])),
  simulate: (options) => {
    const line = simulateLine(options);
    return { ...line, csv: () => lineCsv(line.frame), causeLines: () => causeLines(line.causes) };
  },
  examples: exampleReadings,
  // The best of the documented table of models: an autoencoder's latents beside the features, gradient boosting over both.
  documentedFigures: [
    { rowCount: 7535, featureCount: 30, f1: '0.7027', rocAuc: '0.9175', accuracy: '0.8832' },
  ],
};

export { equipmentMap } from './equipment-map.js';
export {
  cavities,
  type DiecastingFeature,
  defectColumn,
  defectColumns,
  defectTypes,
  features,
} from './schema.js';
export type { Deviation, MechanismCode } from './simulator/mechanisms.js';
export { mechanisms } from './simulator/mechanisms.js';
export { type SimulatedLine, simulateLine, type TrueCause } from './simulator/simulate-line.js';
export type { SimulationOptions } from './simulator/simulation-options.js';
export { causeLines, lineCsv } from './simulator/write-line.js';
