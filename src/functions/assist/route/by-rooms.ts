import { contentWords } from './content-words.js';
import { type DataEvidence, lookIntoData, lookIntoDocuments, notLooked } from './evidence.js';
import { declined, one, type PlacingContext, step } from './placing.js';
import type { Route } from './route-question.js';
import {
  asksForRows,
  asksHowTo,
  asksWhy,
  isCommonTopic,
  isElliptical,
  namesDocuments,
} from './said.js';

/** The rooms say what they make of a question: who understands it whole, who has an answer, who knows its words. */
export async function byRooms(text: string, context: PlacingContext): Promise<Route> {
  const { memory, rooms } = context;
  const isMeant = asksHowTo(text) || asksWhy(text);
  const mayAskDocuments =
    rooms.documents !== null &&
    (!rooms.documents.isRemote || rooms.data.length === 0 || namesDocuments(text) || isMeant);
  const [data, documents] = await Promise.all([
    lookIntoData(text, context),
    mayAskDocuments ? lookIntoDocuments(text, context) : notLooked,
  ]);
  const toData = ({ room }: DataEvidence, reason: string) =>
    one(step('data', text, { room: room.name }), reason);
  const toDocuments = (reason: string, isSure = true) =>
    one(step('documents', text, { found: documents.asked }), reason, isSure);

  const best = bestData(data, memory.data?.room ?? null);
  const understood = isUnderstood(best) ? best : null;
  const isRefused = data.some(({ status }) => status === 'refused');
  if (isRefused && !namesDocuments(text) && understood === null)
    return declined(text, 'refused by a database');
  if (namesDocuments(text) && rooms.documents !== null)
    if (documents.answers || understood === null) return toDocuments('names the documents');
  const goesOn = goingOn(text, context, data, documents.answers);
  if (goesOn !== null) return goesOn;
  const isChat = isCommonTopic(text);
  if (understood !== null && (!isChat || understood.namesTable)) {
    const isForDocuments =
      documents.answers && (asksHowTo(text) || (asksWhy(text) && !understood.namesTable));
    if (!isForDocuments) return toData(understood, 'understood whole by the database');
  }
  const { share, count, salient } = documents.known;
  const isOfRows = best?.namesTable === true && asksForRows(text) && share <= leastKnownShare;
  const isInTheirWords = share >= 0.4 || documents.support >= 0.5 || isMeant;
  if (documents.answers && !isChat && !isOfRows && isInTheirWords)
    return toDocuments('supported by the documents');

  // Nobody is sure: whoever knows more of its words says at least what is missing.
  if (best !== null && best.wordScore > 0) {
    const { namesTable, unknownWords, wordScore } = best;
    const isAskingRows = asksForRows(text);
    if (namesTable && (isAskingRows || unknownWords.length <= 1))
      return toData(best, 'names a table of the database');
    const isNotOfDocuments = isAskingRows || count === 0;
    if (wordScore >= leastWordScore && isNotOfDocuments && !isMeant && unknownWords.length <= 2)
      return toData(best, 'holds words of the database');
  }
  if (!isChat && rooms.documents !== null) {
    if (speaksOfFeature(text, context) && documents.support > 0)
      return toDocuments('speaks of a feature', false);
    if (isMeant && (count > 0 || documents.support >= leastSupportMeant))
      return toDocuments('asks as one asks documents', false);
    if (salient > 0 && share >= leastKnownShare && documents.support >= leastHint)
      return toDocuments('in the words of the documents', false);
  }
  if (!isChat && contentWords(text).length > 0) {
    const again = bestData(await lookIntoData(text, context, { anyway: true }), null);
    if (isUnderstood(again)) return toData(again, 'understood whole by the database');
  }
  // What could not be looked at is told, not passed over.
  const failed = data.find(({ hasFailed }) => hasFailed);
  if (!isChat && failed !== undefined && asksForRows(text))
    return toData(failed, 'a database could not be looked at');
  if (!isChat && documents.hasFailed && contentWords(text).length > 0)
    return toDocuments('the documents could not be looked at');
  return one(step('talk', text), 'no room knows it', false);
}

const leastWordScore = 1.4;
/** Support of the documents below which nothing but chance speaks for them; of a question asked as one asks documents. */
const leastHint = 0.03;
const leastSupportMeant = 0.15;
const leastKnownShare = 0.5;

function goingOn(
  text: string,
  { memory }: PlacingContext,
  data: readonly DataEvidence[],
  documentsAnswer: boolean,
): Route | null {
  const lastKinds = memory.last?.kinds ?? [];
  if (memory.last === null) return null;
  const isBare = contentWords(text).length === 0 && asksForRows(text);
  if (!isElliptical(text) && !(isBare && lastKinds.includes('data'))) return null;
  if (lastKinds.includes('data') && memory.data !== null) {
    const same = data.find(({ room }) => room.name === memory.data?.room);
    if (same !== undefined && (same.status === 'answered' || !documentsAnswer))
      return one(step('data', text, { room: same.room.name }), 'goes on about the rows');
  }
  if (lastKinds.includes('documents') && !documentsAnswer && !data.some(isUnderstood)) {
    const joined = `${memory.last.question} ${text}`;
    return one(step('documents', joined), 'goes on about the documents');
  }
  return null;
}

function isUnderstood(evidence: DataEvidence | null): evidence is DataEvidence {
  return evidence !== null && (evidence.status === 'answered' || evidence.status === 'clarify');
}

// By more than a word such as "time", which half of all sentences hold.
function speaksOfFeature(text: string, { vocabulary }: PlacingContext): boolean {
  return (vocabulary?.mentions(text) ?? []).some(({ share }) => share >= 0.6);
}

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
