import type { ProtocolName } from '../model/protocol.js';
import type { ProtocolResult } from '../model/trained-model.js';
import type { StudyEconomics } from './study-options.js';

/** What a model saves on rows it was not trained on, in the unit of the costs. */
export interface CostOfProtocol {
  readonly protocol: ProtocolName;
  readonly threshold: number;
  /** Share of positives that are found, 0..1. */
  readonly recall: number;
  /** Share of negatives that are called positive, 0..1. */
  readonly falseAlarmShare: number;
  /** Per part, misses and false alarms together. */
  readonly costPerPart: number;
  readonly costOfNothingPerPart: number;
  readonly costOfEverythingPerPart: number;
  /** A year, against stopping no part: what every defect that gets through costs. May be negative. */
  readonly savingAgainstNothing: number;
  /** A year, against stopping every part: what every good part that is stopped costs. May be negative. */
  readonly savingAgainstEverything: number;
  /** The lesser of the two: what the model is worth beside the better of doing without. */
  readonly saving: number;
  /** Until the setup is earned back; null when it never is. */
  readonly paybackMonths: number | null;
}

export interface CostPanel {
  readonly economics: Required<StudyEconomics>;
  /** As the results of the model: the honest protocol first. */
  readonly protocols: readonly CostOfProtocol[];
}

/** What a model's errors cost on the test rows of every protocol, projected on a year of parts like those. */
export function costPanel(
  results: readonly Pick<ProtocolResult, 'protocol' | 'metrics'>[],
  economics: Required<StudyEconomics>,
): CostPanel {
  const { costOfMiss, costOfFalseAlarm, partsPerYear, setupCost } = economics;
  return {
    economics,
    protocols: results.map(({ protocol, metrics }): CostOfProtocol => {
      const { falseNegative, falsePositive, truePositive, trueNegative } = metrics.confusion;
      const perPart = (misses: number, alarms: number) =>
        (misses * costOfMiss + alarms * costOfFalseAlarm) / metrics.rowCount;
      const costPerPart = perPart(falseNegative, falsePositive);
      const costOfNothingPerPart = perPart(truePositive + falseNegative, 0);
      const costOfEverythingPerPart = perPart(0, trueNegative + falsePositive);
      const savingAgainstNothing = (costOfNothingPerPart - costPerPart) * partsPerYear;
      const savingAgainstEverything = (costOfEverythingPerPart - costPerPart) * partsPerYear;
      const saving = Math.min(savingAgainstNothing, savingAgainstEverything);
      return {
        protocol,
        threshold: metrics.threshold,
        recall: truePositive / (truePositive + falseNegative),
        falseAlarmShare: falsePositive / (falsePositive + trueNegative),
        costPerPart,
        costOfNothingPerPart,
        costOfEverythingPerPart,
        savingAgainstNothing,
        savingAgainstEverything,
        saving,
        paybackMonths: saving > 0 ? (setupCost / saving) * 12 : null,
      };
    }),
  };
}
