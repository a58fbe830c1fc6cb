/**
 * The property a question asks for, as its words stand there: `교체 주기` of `진공 밸브의 교체 주기는?`, `scrap rate` of
 * `What was the scrap rate of line 2?`. Empty where a question names none, such as one that asks with a verb.
 */
export function askedProperty(question: string): string {
  const last = lastQuestion(question);
  return /[가-힣]/.test(last) ? koreanProperty(last) : englishProperty(last);
}

// Of several sentences the last one asks.
function lastQuestion(question: string): string {
  const parts = question.normalize('NFC').split(/(?<=[.?!])\s+/);
  const last = parts.filter((part) => /[\p{L}\d]/u.test(part)).at(-1) ?? '';
  return last.replace(/[?.!~ㅠㅋ\s]+$/, '').trim();
}

const asking =
  /^(?:얼마|얼만|몇|어디|어느|누구|누가|언제|무엇|무어|뭐|뭔|뭘|어떤|어떻|어때|어떠|무슨|며칠)/;
const telling = /^(?:알려|가르쳐|말해|설명|궁금|좀|주세요|줘|주실)/;
const howMuch = /^(?:얼마|얼만|몇|며칠|어떻게 되)/;
/** Verbs that only carry a value: 온도는 몇 도로 유지하나, 기한은 어떻게 되나요. */
const carrying =
  /^(?:되|돼|하|해|설정|유지|맞추|맞춰|잡|정|두|나오|드|걸리|인가|예|이)|(?:인가|인가요|이야|예요|에요|이에요|인지|입니까|이었나|였나|인데)$/;
const marked = /^(.*[가-힣a-z\d%)])(은|는|이|가|을|를)$/i;

function koreanProperty(question: string): string {
  let words = question.split(/\s+/);
  while (words.length > 1 && telling.test(words.at(-1)!)) words = words.slice(0, -1);
  const at = words.findIndex((word) => asking.test(word));
  if (at < 0) return bareProperty(words);
  const after = words.slice(at + 1).filter((word) => !asking.test(word));
  const isCarried =
    after.length === 0 ||
    (howMuch.test(words.slice(at).join(' ')) && after.length <= 2 && carrying.test(after.at(-1)!));
  const match = marked.exec(words[at - 1] ?? '');
  if (!isCarried || match === null || /[을를]/.test(match[2]!)) return '';
  return withBareNouns(words, at - 1, match[1]!);
}

// 교체 주기는?, 5호기 보압 시간, 금형 온도 알려줘
function bareProperty(words: readonly string[]): string {
  const last = words.length - 1;
  const word = words[last]!;
  const match = marked.exec(word);
  if (match !== null) return /[은는]/.test(match[2]!) ? withBareNouns(words, last, match[1]!) : '';
  return isBareNoun(word) && !predicate.test(word) ? withBareNouns(words, last, word) : '';
}

const predicate = /(?:나|나요|요|까|까요|지|죠|야|어|아|해|돼|다|냐|니|래|라)$/;
const particle =
  /(?<=..)(?:은|는|이|가|을|를|의|에|에서|으로|로|와|과|랑|도|까지|부터|마다|에게|면|고|서|려면|한|된|할|될|든|던|하는|되는|있는|없는|쓰는|받는|나는)$/;

function isBareNoun(word: string): boolean {
  return /^[가-힣a-z]{2,}$/i.test(word) && !particle.test(word);
}

// Nouns without a particle belong to the one behind them.
function withBareNouns(words: readonly string[], at: number, last: string): string {
  const property = [last];
  for (let before = at - 1; before >= 0 && isBareNoun(words[before]!); before--)
    property.unshift(words[before]!);
  return property.join(' ');
}

const ends =
  'of|for|per|in|on|at|when|between|if|to|that|by|from|with|without|until|after|before|during|under|as|we|you|i|they|it|do|does|did|is|are|was|were|can|could|should|must|may|will|has|have|used|needed|allowed|applies|apply';
const nouns = `([a-z][\\w -]*?)(?= (?:${ends})\\b|$)`;
const isThe = new RegExp(
  `\\b(?:what|which|who)(?:'s| is| was| are| were| will be)(?: (?:the|our|your|my|its|their|an?))? ${nouns}`,
  'i',
);
const which = new RegExp(
  `\\b(?:what|which) (?!(?:is|are|was|were|do|does|did|can|could|should|must|may|will|happens?|has|have|made|makes?|of|went|kind|else|to|if|about)\\b)${nouns}`,
  'i',
);
const how = /\bhow (?:much|many) ([a-z][\w-]*)/i;
const noProperty =
  /^(?:it|this|that|they|the|is|are|does|do|did|has|have|an?|i|we|you|can|done|there|way)$/i;

function englishProperty(question: string): string {
  const found =
    how.exec(question)?.[1] ?? isThe.exec(question)?.[1] ?? which.exec(question)?.[1] ?? '';
  return found
    .split(' ')
    .filter((word) => !noProperty.test(word))
    .slice(0, 4)
    .join(' ');
}
