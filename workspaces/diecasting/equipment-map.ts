// What an operator knows about every feature of the line, by machine unit.
import type { OperatorFacts } from '../../src/tabular/index.js';
import { cellControl } from './equipment/cell-control.js';
import { clampingUnit } from './equipment/clamping-unit.js';
import { factoryEnvironment } from './equipment/factory-environment.js';
import { injectionUnit } from './equipment/injection-unit.js';
import { sprayRobot } from './equipment/spray-robot.js';
import { supplies } from './equipment/supplies.js';
import { type FeatureName, features } from './schema.js';

const facts = {
  ...injectionUnit,
  ...clampingUnit,
  ...cellControl,
  ...sprayRobot,
  ...supplies,
  ...factoryEnvironment,
} satisfies Readonly<Record<FeatureName, OperatorFacts>>;

/**
 * Facts by feature name, for every feature, with what the line calls it. Where the two products run at different set points the normal range spans
 * both and the description gives each; the factory's own alarm limits (18 to 22) are far from how it runs and are kept as
 * the settings they are.
 */
export const equipmentMap: Readonly<Record<string, OperatorFacts>> = Object.fromEntries(
  features.map(({ name, title }) => [name, { title, ...facts[name] }]),
);
