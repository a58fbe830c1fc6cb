// Words that ask instead of naming: they say what kind of answer is wanted, hardly where it stands.

const asking = [
  '무엇 무엇인 뭐 뭐가 뭔가 뭘 무슨 누구 누가 언제 어디 어디서 어느 어떤 어떻 어떻게 왜 몇 얼마 얼마나 어떠 어때 인가 인가요 나요 까요 무어 어떡 뭔지 뭐죠 뭐지 뭐야 뭐예요 누군지 언제인지 어딘지 왜인지 얼만지 어떤지',
  'what which who whom whose when where why how is are was were do does did can could should would will shall may might must',
];
const filling = [
  '대해 대하 대한 관해 관한 위한 위해 통해 따라 따른 의해 의한 경우 때 것 수 등 및 또는 그리고 있는 있나요 있습니까 있는가 있나 있 없는 하는 되는 하나요 되나요 하나 되나 해야 하려면 되려면 주세요 알려 알려줘 알려주세요 설명 설명해 설명해줘 말해 말해줘 궁금 싶은데 싶어 그 이 저 더 가장 모두 각각 우리 제 좀 점 은 는 가 을 를 하면 하기 무엇인가 무엇인가요 어떤가 인지 된 한 할 될 같은 같이 전에 후에 이후 이전 전 후 중 가운데 사이 동안 다음 반드시 보통 주로 별로 그런가요 그런지 있는지 없는지 하는지 되는지 있을까요 있을까 할까요 될까요 됩니까 합니까 하죠 되죠 인가 일까요 알고 싶습니다 싶어요 말씀 자세히 구체적 간단히 간략히 가르쳐 답해 좀더',
  'a an the of to in on at by for from with and or not it its this that these those there be been being has have had i you we they he she my your our their me us about as if than then so such into after before tell please explain show give does per each only usually any some',
];
const kinds = [
  '방법 이유 원인 까닭 종류 내용 절차 기준 목적 역할 의미 특징 차이 차이점 예시 결과 영향 주요',
  'reason way method kind type difference purpose meaning happen mean occur consist take make get use need',
];
const setOf = (lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(' ')));

const askingWords = setOf(asking);
const fillingWords = setOf(filling);
const kindWords = setOf(kinds);

// What asks for an answer politely: 설명해주세요, 알려주시겠어요, 정리하시오.
const request =
  /^(?:(?:설명|서술|요약|정리|소개|나열|답변|말씀)(?:해|하)|알려|말해|가르쳐|보여|궁금[해하])(?:주|줘|줄|달|시|라|요|지|다|며|고|여)|^(?:주세요|주십시오|주시|주실|줘요|줄래)/;

// The verb a Korean question ends in: 늘어나나, 걸리나요, 있는가, 될까.
const predicate = /[가-힣](?:나|나요|는가|는가요|까|까요|습니까|니까|는지|을까|던가)$/;

/**
 * How much a word of a question says about where its answer stands, 0 to 1, by its folded form or stem:
 * question words and fillers nearly nothing, words for the kind of
 * answer (reason, method) and the verb a question ends in half. `before` is the word before it.
 */
export function wordImportance(word: string, stem: string, before: string): number {
  if (askingWords.has(word) || askingWords.has(stem)) return 0;
  if (fillingWords.has(word) || fillingWords.has(stem) || request.test(word)) return 0.1;
  if (kindWords.has(word) || kindWords.has(stem)) return 0.6;
  // 몇 도로, 몇 번부터: the unit of what is asked for.
  if (before === '몇' || /^몇./.test(word)) return 0.2;
  if (predicate.test(word)) return 0.5;
  return 1;
}
