// Where a question goes. Rules first: what the words say about themselves, what was given and kept, then what the rooms
// make of it.
import type { AskedAnswer } from '../../../ask-documents/index.js';
import { className } from '../../explain/summary.js';
import type { AssistStepKind } from '../assist-event.js';
import type { FeatureVocabulary } from '../reading/feature-vocabulary.js';
import { type AskedChange, readChanges } from '../reading/read-changes.js';
import type { PastedReading } from '../reading/read-pasted.js';
import { contentWords } from './content-words.js';
import {
  type DataEvidence,
  type LookingProps,
  lookIntoData,
  lookIntoDocuments,
  notLooked,
} from './evidence.js';
import {
  asksAboutModel,
  asksForRows,
  asksHowTo,
  asksToPredict,
  asksWhy,
  isCommonTopic,
  isElliptical,
  isHypothetical,
  isOrder,
  isSmallTalk,
  isTampering,
  namesDocuments,
  pointsBack,
} from './said.js';
import { splitClauses } from './split-clauses.js';

/** One thing to do for an answer. */
export interface RouteStep {
  readonly kind: AssistStepKind;
  /** The part of the question it answers. */
  readonly question: string;
  /** The workspace whose database is asked; null for other kinds. */
  readonly room: string | null;
  /** What is to be otherwise, for a what-if. */
  readonly changes: readonly AskedChange[];
  /** What the documents gave when they were looked at. */
  readonly found: AskedAnswer | null;
}

export interface Route {
  /** At least one. */
  readonly steps: readonly RouteStep[];
  /** Why, in a few words. */
  readonly reason: string;
  /** Whether a room is sure of it; a model may be asked where none is. */
  readonly isSure: boolean;
}

export interface RoutingProps extends LookingProps {
  /** Null where no model is served. */
  readonly vocabulary: FeatureVocabulary | null;
  /** Names of the classes of the model, empty without one. */
  readonly classes: readonly string[];
  readonly pasted: PastedReading | null;
}

/** The kinds joined by +, a database with its name: `predict+documents`, `data:petclinic`. */
export function destinationOf(steps: readonly Pick<RouteStep, 'kind' | 'room'>[]): string {
  return steps.map(({ kind, room }) => (kind === 'data' ? `data:${room}` : kind)).join('+');
}

/** Places a question, whole where it asks one thing, else each of its parts. */
export async function routeQuestion(question: string, props: RoutingProps): Promise<Route> {
  const { pasted } = props;
  const text = pasted === null ? question : pasted.question;
  if (isTampering(text)) return declined(text, 'steers the assistant');
  const clauses = splitClauses(text);
  const context: Context = { ...props, before: pasted === null ? [] : ['predict'] };
  if (pasted !== null) return await routeReading(text, clauses, context);
  if (clauses.length > 1) {
    const parts = await routeClauses(clauses, context);
    if (parts !== null) return parts;
  }
  const placed = await place(text, context);
  return { steps: placed.steps, reason: placed.reason, isSure: placed.isSure };
}

interface Context extends RoutingProps {
  /** Kinds of the clauses before this one in the same question. */
  readonly before: readonly AssistStepKind[];
}

interface Placed extends Route {}

function step(
  kind: AssistStepKind,
  question: string,
  more: Partial<Pick<RouteStep, 'room' | 'changes' | 'found'>> = {},
): RouteStep {
  return { kind, question, room: null, changes: [], found: null, ...more };
}

function one(made: RouteStep, reason: string, isSure = true): Placed {
  return { steps: [made], reason, isSure };
}

function declined(question: string, reason: string): Placed {
  return one(step('decline', question), reason);
}

/** A pasted reading is predicted; what else is asked about it follows. */
async function routeReading(
  text: string,
  clauses: readonly string[],
  context: Context,
): Promise<Route> {
  const steps: RouteStep[] = [step('predict', text)];
  for (const clause of clauses) {
    if (isOrder(clause) && !asksToPredict(clause)) return declined(clause, 'an order');
    const changes = context.vocabulary === null ? [] : readChanges(clause, context.vocabulary);
    if (changes.length > 0 && isHypothetical(clause))
      steps.push(step('what-if', clause, { changes }));
    else if (namesDocuments(clause) || asksHowTo(clause)) steps.push(step('documents', clause));
  }
  return { steps: withoutRepeats(steps), reason: 'a pasted reading', isSure: true };
}

/** The steps of several clauses; null when they all go to one place, which then gets the whole question. */
async function routeClauses(clauses: readonly string[], context: Context): Promise<Route | null> {
  const placed: Placed[] = [];
  let before: readonly AssistStepKind[] = [];
  for (const clause of clauses) {
    const next = await place(clause, { ...context, before });
    if (next.steps.some(({ kind }) => kind === 'decline')) return next;
    placed.push(next);
    before = [...before, ...next.steps.map(({ kind }) => kind)];
  }
  // A clause nobody knows is a remark about the others.
  const useful = placed.filter(({ isSure, steps }) => isSure || steps[0]?.kind !== 'talk');
  const steps = withoutRepeats(useful.flatMap((part) => part.steps)).filter(
    ({ kind }, _, all) => kind !== 'talk' || all.every((other) => other.kind === 'talk'),
  );
  if (new Set(steps.map((made) => destinationOf([made]))).size < 2) return null;
  return { steps, reason: useful.map(({ reason }) => reason).join('; '), isSure: true };
}

// A prediction comes with its reasons, and a room is asked once.
function withoutRepeats(steps: readonly RouteStep[]): readonly RouteStep[] {
  const predicts = steps.some(({ kind }) => kind === 'predict');
  const kept: RouteStep[] = [];
  for (const made of steps) {
    if (predicts && made.kind === 'explain') continue;
    if (kept.some((other) => destinationOf([other]) === destinationOf([made]))) continue;
    kept.push(made);
  }
  return kept;
}

/** Places one clause. */
async function place(text: string, context: Context): Promise<Placed> {
  if (isTampering(text)) return declined(text, 'steers the assistant');
  if (isSmallTalk(text)) return one(step('talk', text), 'small talk');
  return (
    aboutReading(text, context) ??
    (isOrder(text) ? declined(text, 'an order') : null) ??
    aboutKept(text, context) ??
    (await byRooms(text, context))
  );
}

/** A call on a reading, or what would be if it were another. */
function aboutReading(text: string, context: Context): Placed | null {
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
  // With a reading at hand the change is computed; without one only a number makes it a calculation.
  if (isWhatIf && (hasReading || (isNumbered && !asksHowTo(text))))
    return one(step('what-if', text, { changes }), 'a change to a reading');
  if (!asksForCall(text, context)) return null;
  const steps = [step('predict', text)];
  if (namesDocuments(text) || (asksHowTo(text) && /(?:고|까지|도|랑|and|also|with)/i.test(text)))
    steps.push(step('documents', text));
  return { steps, reason: 'asks for a call on a reading', isSure: true };
}

/** "불량이야?", "is this shot going to be a defect?", "예측해 줘". */
function asksForCall(text: string, { classes, memory, asked }: Context): boolean {
  const said = text.normalize('NFC').toLowerCase();
  const names = classes
    .flatMap((name) => [name, className(name, 'ko')])
    .map((name) => name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const koreanVerdict = new RegExp(
    `(?:${[...names, '불량', '정상', '양품', '결함', '합격', '불합격', '하자', '문제', '위험', '괜찮', 'ok', 'ng'].join('|')})(?:품|률)?(?:이|인|일|날|가|은|을|이\\s*날|이\\s*나올)?\\s*(?:야|니|냐|지|까|가|가요|까요|인가|인지|일까|일지|나요|나|이에요|예요|입니까|입니다|확률|가능성|여부|날까|나올까|될까|은가|을까|아|아요|죠|맞아|맞나)`,
  );
  const englishVerdict = new RegExp(
    `\\b(?:${[...names, 'defect(?:ive)?', 'bad', 'good', 'ok(?:ay)?', 'fine', 'normal', 'scrap', 'reject(?:ed)?', 'faulty', 'fail', 'pass', 'risky', 'safe', 'acceptable'].join('|')})\\b`,
  );
  const pointed = pointsBack(text);
  const content = contentWords(text);
  if (asksToPredict(text)) return content.length <= 3 || pointed;
  if (namesDocuments(text) && !pointed) return false;
  if (/[가-힣]/.test(said)) {
    if (!koreanVerdict.test(said)) return false;
    if (asksWhy(text) || (asksHowTo(text) && !pointed)) return false;
    const hasReading = memory.reading !== null || asked.sentReading !== null;
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

/** What lives on the prediction, the rows or the documents of the question before. */
function aboutKept(text: string, context: Context): Placed | null {
  const { memory, before, rooms } = context;
  const content = contentWords(text);
  const hasPrediction =
    memory.prediction !== null || before.includes('predict') || before.includes('what-if');
  const lastKinds = before.length > 0 ? before : (memory.last?.kinds ?? []);
  const cameFromPrediction = lastKinds.some((kind) =>
    ['predict', 'explain', 'what-if'].includes(kind),
  );
  const isAbout = content.length === 0 || (pointsBack(text) && content.length <= 1);
  if (asksAboutModel(text)) {
    const pointed =
      hasPrediction &&
      /이번|이\s*샷|이\s*예측|이\s*판정|방금|여기서|\b(?:this|that|here)\b/i.test(text);
    if (rooms.predicting !== null && !namesDocuments(text))
      return one(step(pointed ? 'explain' : 'model', text), 'speaks of the model');
  }
  if (!isAbout) return null;
  if ((namesDocuments(text) || asksHowTo(text)) && rooms.documents !== null) {
    if (hasPrediction && (cameFromPrediction || memory.prediction !== null)) {
      const also = asksWhy(text) && /왜|\bwhy\b/i.test(text) ? [step('explain', text)] : [];
      return {
        steps: [...also, step('documents', text)],
        reason: 'documents about the prediction',
        isSure: true,
      };
    }
    return one(step('documents', text), 'names the documents');
  }
  if (
    asksWhy(text) &&
    hasPrediction &&
    !lastKinds.some((kind) => kind === 'data' || kind === 'documents')
  )
    return one(step('explain', text), 'asks why of the prediction');
  if (asksWhy(text) && lastKinds.includes('data') && memory.data !== null)
    return one(step('data', text, { room: memory.data.room }), 'asks why of the rows');
  if (asksWhy(text) && lastKinds.includes('documents'))
    return one(
      step('documents', `${memory.last?.question ?? ''} ${text}`.trim()),
      'goes on about documents',
    );
  return null;
}

/** The rooms say what they make of it. */
async function byRooms(text: string, context: Context): Promise<Placed> {
  const { memory, rooms, vocabulary } = context;
  const lastKinds = memory.last?.kinds ?? [];
  const mayAskDocuments =
    rooms.documents !== null &&
    (!rooms.documents.isRemote ||
      rooms.data.length === 0 ||
      namesDocuments(text) ||
      asksHowTo(text));
  const [data, documents] = await Promise.all([
    lookIntoData(text, context),
    mayAskDocuments ? lookIntoDocuments(text, context) : notLooked,
  ]);
  const best = bestData(data, memory.data?.room ?? null);
  const understood =
    best !== null && (best.status === 'answered' || best.status === 'clarify') ? best : null;
  const toData = (room: DataEvidence, reason: string, isSure = true) =>
    one(step('data', text, { room: room.room.name }), reason, isSure);
  const toDocuments = (reason: string, isSure = true) =>
    one(step('documents', text, { found: documents.asked }), reason, isSure);

  if (
    data.some(({ status }) => status === 'refused') &&
    !namesDocuments(text) &&
    understood === null
  )
    return declined(text, 'refused by a database');
  if (
    namesDocuments(text) &&
    rooms.documents !== null &&
    (documents.answers || understood === null)
  )
    return toDocuments('names the documents');
  const goesOn = isElliptical(text) && lastKinds.length > 0;
  if (goesOn && lastKinds.includes('data') && memory.data !== null) {
    const same = data.find(({ room }) => room.name === memory.data?.room);
    if (same !== undefined && (same.status === 'answered' || !documents.answers))
      return toData(same, 'goes on about the rows');
  }
  if (understood !== null) {
    const isForDocuments =
      documents.answers && (asksHowTo(text) || (asksWhy(text) && !understood.namesTable));
    if (!isForDocuments) return toData(understood, 'understood whole by the database');
  }
  const isChat = isCommonTopic(text);
  if (documents.answers && !isChat) return toDocuments('supported by the documents');
  if (goesOn && lastKinds.includes('documents') && memory.last !== null) {
    const joined = `${memory.last.question} ${text}`;
    return one(step('documents', joined), 'goes on about the documents');
  }
  const partly = best !== null && best.wordScore > 0 ? best : null;
  const isAskingRows = asksForRows(text);
  if (partly?.namesTable && (isAskingRows || partly.unknownWords.length <= 1))
    return toData(partly, 'names a table of the database');
  if (partly !== null && partly.wordScore >= 3 && isAskingRows && partly.unknownWords.length <= 2)
    return toData(partly, 'holds words of the database');
  if (rooms.documents === null || isChat) return one(step('talk', text), 'no room knows it', false);
  const mentions = vocabulary?.mentions(text) ?? [];
  if (mentions.length > 0 && documents.support > 0)
    return toDocuments('speaks of a feature', false);
  const { share, count } = documents.known;
  const isMeantForThem = asksHowTo(text) || asksWhy(text);
  if (isMeantForThem && (share >= leastKnownShare / 2 || documents.support >= leastSupportMeant))
    return toDocuments('asks as one asks documents', false);
  if (count >= 2 && share >= leastKnownShare && documents.support >= leastHint)
    return toDocuments('in the words of the documents', false);
  return one(step('talk', text), 'no room knows it', false);
}

/** Below the bar of answering, yet more than a word in common by chance. */
const leastHint = 0.03;
const leastKnownShare = 0.5;
const leastSupportMeant = 0.15;

// Understood before partly known, more words before fewer; the room spoken of last goes first among equals.
function bestData(data: readonly DataEvidence[], last: string | null): DataEvidence | null {
  const rank = ({ status, wordScore, namesTable, room }: DataEvidence) =>
    (status === 'answered' ? 100 : status === 'clarify' ? 80 : 0) +
    wordScore +
    (namesTable ? 2 : 0) +
    (room.name === last ? 1.5 : 0);
  return data.reduce<DataEvidence | null>(
    (best, candidate) => (best === null || rank(candidate) > rank(best) ? candidate : best),
    null,
  );
}
