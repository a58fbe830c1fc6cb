import { className } from '../../explain/summary.js';
import { readChanges } from '../reading/read-changes.js';
import { contentWords } from './content-words.js';
import { one, type PlacingContext, step } from './placing.js';
import type { Route } from './route-question.js';
import {
  asksForRows,
  asksHowTo,
  asksToPredict,
  asksWhy,
  isElliptical,
  isHypothetical,
  namesDocuments,
  pointsBack,
} from './said.js';

/** A call on a reading, or what would be if it were another. */
export function aboutReading(text: string, context: PlacingContext): Route | null {
  const { vocabulary, memory, asked } = context;
  if (vocabulary === null) return null;
  const hasReading =
    memory.reading !== null || asked.sentReading !== null || context.before.includes('predict');
  const changes = readChanges(text, vocabulary);
  const isNumbered = changes.some(({ amount }) => amount.kind !== 'toward');
  const isNamed = changes.some(({ candidates }) => candidates.length > 0) || memory.whatIf !== null;
  const isWhatIf =
    changes.length > 0 &&
    isNamed &&
    isHypothetical(text) &&
    !namesDocuments(text) &&
    (isNumbered || hasReading);
  const goesOn = amountAgain(text, context);
  if (goesOn !== null) return goesOn;
  // With a reading at hand the change is computed; without one only a number makes it a calculation.
  if (isWhatIf && (hasReading || (isNumbered && !asksHowTo(text))))
    return one(step('what-if', text, { changes }), 'a change to a reading');
  if (!asksForCall(text, context)) return null;
  const steps = [step('predict', text)];
  if (namesDocuments(text) || (asksHowTo(text) && /(?:고|까지|도|랑|and|also|with)/i.test(text)))
    steps.push(step('documents', text));
  return { steps, reason: 'asks for a call on a reading', isSure: true };
}

/** "그럼 15도는?" behind a what-if: the same change by another amount. */
function amountAgain(text: string, { memory }: PlacingContext): Route | null {
  const before = memory.whatIf?.asked;
  const number = /\d[\d,]*(?:\.\d+)?/.exec(text);
  if (before === undefined || number === null || memory.last === null) return null;
  if (!memory.last.kinds.includes('what-if') || !isElliptical(text)) return null;
  if (contentWords(text.replace(/\d\S*/g, ' ')).length > 0) return null;
  const value = Number(number[0].replaceAll(',', ''));
  const changes = before.map(({ candidates, amount }) => ({
    candidates,
    amount:
      amount.kind === 'by'
        ? { kind: 'by' as const, difference: Math.sign(amount.difference) * value }
        : { kind: 'to' as const, value },
  }));
  return one(step('what-if', text, { changes }), 'another amount of the same change');
}

/** "불량이야?", "is this shot going to be a defect?", "예측해 줘". */
function asksForCall(text: string, { classes, memory, asked }: PlacingContext): boolean {
  const said = text.normalize('NFC').toLowerCase();
  const names = classes
    .flatMap((name) => [name, className(name, 'ko')])
    .map((name) => name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const koreanVerdict = new RegExp(
    `(?:${[...names, '불량', '정상', '양품', '결함', '합격', '불합격', '하자', '문제', '위험', '괜찮', 'ok', 'ng'].join('|')})(?:품|률)?(?:이|인|일|날|가|은|을|이\\s*날|이\\s*나올)?\\s*(?:야|니|냐|지|까|가|가요|까요|인가|인지|일까|일지|나요|나|이에요|예요|입니까|입니다|확률|가능성|여부|날까|나올까|될까|은가|을까|아|아요|죠|맞아|맞나)`,
  );
  const englishVerdict = new RegExp(
    `\\b(?:${[...names, 'defect(?:ive)?', 'bad', 'good', 'ok(?:ay)?', 'fine', 'normal', 'scrap', 'reject(?:ed)?', 'faulty', 'fail(?:s|ed)?', 'pass(?:es)?', 'risky', 'safe', 'acceptable'].join('|')})\\b`,
  );
  const pointed = pointsBack(text);
  const content = contentWords(text);
  if (asksToPredict(text)) return content.length <= 3 || pointed;
  if (namesDocuments(text) && !pointed) return false;
  if (/[가-힣]/.test(said)) {
    const hasReading = memory.reading !== null || asked.sentReading !== null;
    if (asksWhy(text)) return false;
    // With a reading at hand any word of the verdict will do, when nothing else is named.
    const isLoose = pointed && !asksHowTo(text) && /[?]\s*$/.test(said) && anyVerdict.test(said);
    if (isLoose && content.length <= (hasReading ? 1 : 0)) return true;
    if (!koreanVerdict.test(said)) return false;
    if (asksHowTo(text) && !pointed) return false;
    return pointed || (content.length === 0 && (hasReading || !asksForRows(text)));
  }
  const asks =
    /\b(?:will|would|is|are|was|does|did|should)\b.*\b(?:this|that|it|these|the (?:shot|part|casting|reading|piece|product|row))\b|\b(?:probability|chance|likelihood|risk|odds)\b|\bhow (?:likely|risky)\b|\b(?:good|ok|pass) or (?:bad|not|fail|ng)\b|\bgoing to (?:be|fail)\b/;
  if (!asks.test(said) || !englishVerdict.test(said)) {
    return (
      /\b(?:probability|chance|likelihood|risk|odds)\b/.test(said) &&
      pointed &&
      content.length === 0 &&
      !asksWhy(text)
    );
  }
  if (/^why\b|\bwhy (?:is|was|will|did|does)\b/.test(said)) return false;
  return (pointed && content.length <= 3) || content.length === 0;
}

const anyVerdict = /불량|정상|양품|결함|합격|하자|위험|괜찮|멀쩡|문제\s*(?:있|없)/;
