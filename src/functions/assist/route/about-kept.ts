import { asksForPastCases } from '../steps/past-cases.js';
import { contentWords } from './content-words.js';
import { lookIntoData, lookIntoDocuments } from './evidence.js';
import { one, type PlacingContext, step } from './placing.js';
import type { Route } from './route-question.js';
import {
  asksAboutModel,
  asksHowTo,
  asksWhy,
  isCommonTopic,
  namesDocuments,
  pointsBack,
  speaksOfPrediction,
} from './said.js';

/** What lives on the prediction, the rows or the documents of the question before, and what is asked of the model. */
export async function aboutKept(text: string, context: PlacingContext): Promise<Route | null> {
  const { memory, before, rooms, classes } = context;
  const hasPrediction =
    memory.prediction !== null ||
    memory.reading !== null ||
    before.includes('predict') ||
    before.includes('what-if');
  const isOfPrediction = speaksOfPrediction(text, classes);
  if (
    hasPrediction &&
    rooms.documents?.isRemote === false &&
    asksForPastCases(text) &&
    !(memory.last?.kinds ?? []).includes('data') &&
    (context.vocabulary?.mentions(text) ?? []).length === 0
  )
    return one(step('documents', text), 'asks for cases like the one before');
  if (asksAboutModel(text) && rooms.predicting !== null && !namesDocuments(text)) {
    const pointed =
      hasPrediction &&
      /이번|이\s*샷|이\s*예측|이\s*판정|방금|여기서|\b(?:this|that|here)\b/i.test(text);
    return one(step(pointed ? 'explain' : 'model', text), 'speaks of the model');
  }
  const asksHowKnown = /\bhow (?:do you know|are you sure)\b|어떻게\s*(?:알|확신)/i.test(text);
  const wantsDocuments =
    (namesDocuments(text) || (asksHowTo(text) && !asksHowKnown)) && rooms.documents !== null;
  if (!wantsDocuments && !asksWhy(text)) return null;
  const lastKinds = before.length > 0 ? before : (memory.last?.kinds ?? []);
  if (!hasPrediction && lastKinds.length === 0) return null;
  const isOfThatCall =
    /(?:\b(?:this|that|the last|your)\s+(?:prediction|verdict|result|call|score)|(?:이|그|이번|방금)\s*(?:예측|판정|결과))/i.test(
      text,
    );
  if (hasPrediction && isOfThatCall && asksWhy(text) && !wantsDocuments)
    return one(step('explain', text), 'asks why of the prediction');
  if (!(await namesNothing(text, isOfPrediction, context))) return null;
  if (wantsDocuments) {
    const also =
      hasPrediction && /왜|이유|원인|\bwhy\b|\breasons?\b/i.test(text)
        ? [step('explain', text)]
        : [];
    return {
      steps: [...also, step('documents', text)],
      reason: 'documents about what was said before',
      isSure: true,
    };
  }
  // "이 샷 불량이야? 매뉴얼엔?" is answered by both rooms: "왜?" behind it asks of the call.
  const cameFromElsewhere =
    lastKinds.some((kind) => kind === 'data' || kind === 'documents') &&
    !lastKinds.some((kind) => kind === 'predict' || kind === 'explain' || kind === 'what-if');
  if (hasPrediction && (!cameFromElsewhere || isOfPrediction))
    return one(step('explain', text), 'asks why of the prediction');
  if (lastKinds.includes('data') && memory.data !== null)
    return one(step('data', text, { room: memory.data.room }), 'asks why of the rows');
  if (lastKinds.includes('documents')) {
    const joined = `${memory.last?.question ?? ''} ${text}`.trim();
    return one(step('documents', joined), 'goes on about documents');
  }
  return null;
}

/** Whether a question names nothing of its own: no word of it means anything to a room. */
async function namesNothing(
  text: string,
  isOfPrediction: boolean,
  context: PlacingContext,
): Promise<boolean> {
  const content = contentWords(text);
  if (content.length === 0) return true;
  if (pointsBack(text) && content.length === 1 && context.rooms.documents?.isRemote !== false)
    return true;
  const longest = isOfPrediction || pointsBack(text) ? 4 : 1;
  if (content.length > longest || isCommonTopic(text)) return false;
  if ((context.vocabulary?.mentions(text) ?? []).length > 0) return false;
  const [documents, data] = await Promise.all([
    lookIntoDocuments(text, context),
    lookIntoData(text, context),
  ]);
  return documents.known.salient === 0 && data.every(({ wordScore }) => wordScore === 0);
}
