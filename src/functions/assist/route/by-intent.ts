import { contentWords } from './content-words.js';
import { type DataEvidence, isUnderstood, lookIntoData, saysWhen } from './evidence.js';
import { intentFeatures } from './intent-features.js';
import { type Intent, type IntentScores, intentScores, intents } from './intent-model.js';
import { type Observation, observe } from './observe.js';
import { declined, one, type PlacingContext, step } from './placing.js';
import type { Route, RouteStep } from './route-question.js';
import { asksForHours, asksForRows, isCommonTopic, isElliptical, namesDocuments } from './said.js';

/** Share of an intent from which a clause is taken to mean it. */
const leastLikely = 0.6;
/** Share of the next intent below which it is not tried where nobody takes the first. */
const leastNext = 0.15;
/** Words of a catalogue that are no chance: see `DataEvidence.wordScore`. */
const leastWordScore = 1.4;
/** Share of data from which names of the question are looked for in the rows, which costs a query for each database. */
const leastToSearch = 0.2;

/** What a clause wants by what it says, what was said before it and what the rooms make of it; and who gets it. */
export async function byIntent(text: string, context: PlacingContext): Promise<Route> {
  let observed = await observe(text, context);
  const goesOn = goingOn(observed, context);
  if (goesOn !== null) return goesOn;
  const hours = openingHours(observed, context);
  if (hours !== null) return hours;
  let scores = scoresOf(observed, context);
  if (mayHoldNames(observed, scores)) {
    const data = await lookIntoData(text, context, { anyway: true });
    observed = { ...observed, data, isSearchedByName: true };
    scores = scoresOf(observed, context);
  }
  const { data, documents } = observed;
  const isRefused = data.some(({ status }) => status === 'refused');
  if (isRefused && !namesDocuments(text) && !data.some(isUnderstood))
    return declined(text, 'refused by a database');
  const ranked = [...intents].sort((a, b) => scores[b] - scores[a]);
  for (const [at, intent] of ranked.entries()) {
    const steps = stepsFor(intent, observed, context);
    if (steps === null) {
      // What nobody here can take is no weaker guess either, but said plainly.
      if (scores[ranked[at + 1] ?? 'outside'] < leastNext) break;
      continue;
    }
    const isLikely = scores[intent] >= leastLikely && intent !== 'outside';
    // What documents do not answer a language model may know.
    const isAnswered =
      intent !== 'documents' || documents?.answers !== false || namesDocuments(text);
    return { steps, reason: reasons[intent], isLikely, isSure: isLikely && isAnswered };
  }
  // What could not be looked at is told, not passed over.
  if (documents?.hasFailed === true)
    return one(step('documents', text), 'the documents could not be looked at');
  return one(step('talk', text), 'no room knows it', false);
}

// A table of visits knows when somebody came, not when the door is open; a column of hours does.
function openingHours(
  { text, data, documents }: Observation,
  { rooms }: PlacingContext,
): Route | null {
  const isKept = data.some(({ said }) => said.some((word) => /.시간$|^hour$/.test(word)));
  if (!asksForHours(text) || isKept) return null;
  return rooms.documents === null
    ? one(step('talk', text), 'asks when it is open', false)
    : one(step('documents', text, { found: documents?.asked ?? null }), 'asks when it is open');
}

const reasons: Readonly<Record<Intent, string>> = {
  predict: 'asks for a call on a reading',
  explain: 'asks why of the prediction',
  'what-if': 'a change to a reading',
  model: 'speaks of the model',
  documents: 'asks as one asks documents',
  data: 'asks as one asks a database',
  chat: 'speaks to the assistant',
  outside: 'no room knows it',
  order: 'an order',
};

function scoresOf(observed: Observation, { classes }: PlacingContext): IntentScores {
  return intentScores(intentFeatures(observed, classes));
}

function mayHoldNames({ text, data }: Observation, scores: IntentScores): boolean {
  return (
    data.length > 0 &&
    !data.some(isUnderstood) &&
    scores.data >= leastToSearch &&
    // Where one has its words already, a name would not send it elsewhere.
    !(scores.data >= leastLikely && data.some(({ wordScore }) => wordScore >= leastWordScore)) &&
    !isCommonTopic(text) &&
    contentWords(text).length > 0
  );
}

/** The steps for an intent; null where nobody here can take them. */
function stepsFor(
  intent: Intent,
  { text, changes, data, documents }: Observation,
  { memory, rooms }: PlacingContext,
): readonly RouteStep[] | null {
  const found = documents?.asked ?? null;
  const alsoDocuments =
    namesDocuments(text) && rooms.documents !== null ? [step('documents', text)] : [];
  switch (intent) {
    case 'predict':
      return [step('predict', text), ...alsoDocuments];
    case 'explain':
      return [step('explain', text), ...alsoDocuments];
    case 'what-if':
      return [step('what-if', text, { changes }), ...alsoDocuments];
    case 'model':
      return [step('model', text)];
    case 'documents':
      return rooms.documents === null ? null : [step('documents', text, { found })];
    case 'data': {
      const best = bestData(data, memory.data?.room ?? null);
      if (best === null) return null;
      const isKnown = best.wordScore > 0 || isUnderstood(best) || best.hasFailed === true;
      const room = isKnown ? best.room : silentRoom(text, data, memory.data?.room ?? null);
      return room === null ? null : [step('data', text, { room: room.name })];
    }
    case 'order':
      return [step('decline', text)];
    default:
      return [step('talk', text, { isToAssistant: intent === 'chat' })];
  }
}

// Of databases that know no word of it: the one spoken of before, the log of events for a time, the only one.
function silentRoom(
  text: string,
  data: readonly DataEvidence[],
  last: string | null,
): DataEvidence['room'] | null {
  const spokenOf = data.find(({ room }) => room.name === last);
  const log = saysWhen.test(text) ? data.find(({ isLog }) => isLog) : undefined;
  const meant = spokenOf ?? log ?? (data.length === 1 ? data[0] : undefined);
  return meant?.room ?? null;
}

function goingOn({ text, data, documents }: Observation, { memory }: PlacingContext): Route | null {
  if (memory.last === null) return null;
  const { kinds, question } = memory.last;
  const isBare = contentWords(text).length === 0 && asksForRows(text);
  if (!isElliptical(text) && !(isBare && kinds.includes('data'))) return null;
  if (kinds.includes('data') && memory.data !== null) {
    const same = data.find(({ room }) => room.name === memory.data?.room);
    if (same !== undefined && (same.status === 'answered' || documents?.answers !== true))
      return one(step('data', text, { room: same.room.name }), 'goes on about the rows');
  }
  if (kinds.includes('documents') && documents?.answers !== true && !data.some(isUnderstood))
    return one(step('documents', `${question} ${text}`), 'goes on about the documents');
  return null;
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
