// The model of an installation as the assistant asks it.
import type { PredictingRoom } from '../assist/assist-rooms.js';
import type { Surroundings } from '../contract.js';
import type { ExplainModelAnswer, ExplainRowAnswer } from '../explain/contract.js';
import { explain } from '../explain/run.js';
import type { PredictAnswer, PredictRowsAnswer } from '../predict/contract.js';
import { predict } from '../predict/run.js';
import type { Workspace } from '../workspace.js';

/** Predictions and explanations through the functions everybody calls, their checks of the input included. */
export function predictingRoom(
  surroundings: Surroundings,
  { featureNames, examples }: Pick<Workspace, 'featureNames' | 'examples'>,
): PredictingRoom {
  // The assistant speaks of two classes: a model of another outcome is refused, in words that say so.
  const twoClasses = async () => void (await surroundings.model()).open;
  const explaining = async (
    input: Readonly<Record<string, unknown>>,
    call: Parameters<typeof explain.run>[2],
  ) => {
    await twoClasses();
    return await explain.run(explain.readInput(input), surroundings, call);
  };
  return {
    model: surroundings.model,
    ...(featureNames === undefined ? {} : { featureNames }),
    ...(examples?.[0] === undefined ? {} : { example: examples[0].features }),
    predict: async (rows, call) => {
      await twoClasses();
      const input = rows.length === 1 ? { features: rows[0] } : { rows };
      const answer = await predict.run(predict.readInput(input), surroundings, call);
      // What a model of two classes answers.
      return answer as PredictAnswer | PredictRowsAnswer;
    },
    // A row in, a row's answer out; without a row the answer is about the model.
    explain: ({ reading, language, predictionId }, call) =>
      explaining(
        {
          features: reading,
          language,
          top_n: 6,
          generate_chart: surroundings.charts !== null,
          prediction_id: predictionId,
        },
        call,
      ) as Promise<ExplainRowAnswer>,
    importance: (language, call) =>
      explaining(
        { language, top_n: 8, generate_chart: surroundings.charts !== null },
        call,
      ) as Promise<ExplainModelAnswer>,
  };
}
