// Closed-class words of both languages: question words, quantifiers, negation, what carries no content.
import type { DateTimePart } from '../plan/query-plan.js';
import type { Adjective, Meaning, Role } from './item.js';
import { koreanCounters } from './number-phrases.js';

const englishRoles: Readonly<Record<Exclude<Role, 'group-before'>, string>> = {
  count:
    'how many, number of, count of, count, how often, total number of, the number of, how many time, how many of the, how many of',
  list: 'show, list, give, display, find, get, tell, print, fetch, retrieve, see, name all, enumerate, show me, list out, list up, look up, find out, pull up, bring up',
  who: 'who, whose, whom, which person, which people',
  where: 'where',
  when: 'when, what time, at what time, what date, on what date, which date, what day, on which date',
  what: 'what, which, what kind of, what kind',
  amount: 'how much, how much money',
  average: 'average, avg, mean, on average',
  sum: 'sum, total, sum of, total of, altogether, in total, overall',
  greatest: 'best, maximum, max, highest, greatest, biggest, largest, top',
  least: 'worst, minimum, min, lowest, smallest',
  most: 'most',
  many: 'most common, most frequent, most often, most popular, most frequently, popular, common, frequent, often, frequently, most commonly',
  few: 'fewest, least common, least often, least frequent, rarest, least, least popular',
  group:
    'per, by, each, every, for each, for every, in each, in every, grouped by, group by, broken down by, by each, for each of the, at each, of each, from each',
  not: "not, no, without, never, non, except, excluding, other than, n't, don't, doesn't, didn't, haven't, hasn't, isn't, aren't, wasn't, weren't, have no, with no, yet to, neither, lack, lacking, nobody, none",
  exists:
    'is there, are there, was there, were there, exist, is there any, are there any, have there been, has there been, do we have, there',
  named: 'named, called, name is, by the name of, with the name, with name, whose name is, goes by',
  and: 'and, as well as, along with, together with, and their, with their, and its, and his, and her, with its, plus, but, but also, as well',
  or: 'or, either',
  of: "come from, came from, comes from, coming from, of, 's, belonging to, for, in, from, at, on, to, about, by, with, during, within, into, through, among, between, around, inside, near, close to, next to, beside, in front of, nearby, under, as, has been, have been",
  than: 'than, compared to, more than, less than, fewer than, higher than, lower than, greater than, above, below, exceeding',
  with: 'have, own, there with, that have, do have, include, contain, possess, involve, live, lives, living, reside, located, based, work, go, stay, come, place, placed, put, submit, submitted, involved, kept',
  first: 'first, earliest, very first',
  last: 'last, latest, most recent, most recently, recent, newest, recently, final',
  distinct: 'different, distinct, unique, various',
  now: 'currently, current, now, right now, at the moment, still, at present',
  other: 'other, another, else, rest, the rest',
  only: 'only, solely, exclusively, nothing but, no other than',
  both: 'both, at the same time, simultaneously',
  all: 'everything, everyone, all, all of, all the, all of the, every single, entire, whole',
  thing: 'something, anything, stuff, thing',
  missing: 'unknown, missing, blank, empty, null, not recorded, not known, not set, undefined',
  sort: 'sorted by, sort by, ordered by, in order of, ranked by, rank by, sorted, sort, ranked, rank',
  ascending:
    'ascending, in ascending order, ascending order, from lowest to highest, from oldest to newest, alphabetically, in alphabetical order, alphabetical order',
  descending:
    'descending, in descending order, descending order, from highest to lowest, from newest to oldest',
  establishment:
    'hotel, clinic, hospital, shop, store, library, school, university, company, factory, plant, restaurant, office, business, firm, organization, building',
  person: 'person, someone, anyone, anybody, somebody, individual, everybody',
  how: 'how long, how old, how tall, how heavy, how big, how large, how high',
  stop: "yet, a, an, the, is, are, was, were, be, been, being, am, do, does, did, can, could, would, will, should, may, might, please, me, us, i, we, you, my, our, your, it, its, they, them, their, he, she, his, her, him, hers, that, this, these, those, so, any, some, there, also, too, just, right, registered, recorded, record, row, entry, database, data, system, dataset, information, info, detail, happen, happened, occur, occurred, take, took, took place, detect, detected, observed, seen, appear, appeared, then, if, let, history, find out, look up, go, going, know, want, need, like to, like, hello, hi, hey, thanks, thank, say, look, belong, belongs, associated, related, regarding, concerning, exactly, kindly, full, complete list of, list of, a list of, such as, one, ones, ever, already, at all, whether, listed, available in, have, which is, that is, who is, 's, many, much, made, make, get, got, given, during the video, value, the value of, out there, overall list, among them, of them, kind of like, exactly what, got any, ones that, please show, for me, to me, on file, on record, us all, bring, bring up, pull, pull up, give me, hand, need to know, wonder, wondering, check, tell me, kind enough",
};

const koreanRoles: Readonly<Partial<Record<Role, string>>> = {
  count:
    '몇, 몇명, 몇마리, 몇번, 몇건, 몇개, 몇대, 몇권, 몇회, 몇차례, 몇가지, 몇종, 몇종류, 몇군데, 몇곳, 몇사람, 개수, 갯수, 건수, 횟수, 마릿수, 인원, 인원수, 총수, 수, 총개수, 숫자, 총건수, 명수',
  who: '누구, 누가, 누군, 누굴, 누구누구',
  where: '어디, 어딘, 어디서, 어딜, 어디에, 어디야, 어디예, 어디죠, 어딨',
  when: '언제, 언젠, 언제쯤, 몇시, 몇시쯤, 며칠, 몇분, 몇초, 어느시점, 몇분몇초, 몇월며칠, 무슨날, 어느날',
  what: '무엇, 무슨, 어떤, 어느, 뭐, 뭘, 뭔, 뭐뭐, 무엇무엇, 어떤것, 어떻게, 어떠',
  amount: '얼마, 얼마나',
  average: '평균, 평균값, 평균적',
  sum: '총액, 총금액, 합계금액, 총비용, 합계액, 합계, 총합, 합, 총계, 누계, 총, 모두합',
  greatest: '최대, 최고, 최댓값, 최대값, 최곳값',
  least: '최소, 최저, 최솟값, 최소값',
  most: '가장, 제일, 젤, 최다로',
  many: '많, 흔하, 흔한, 자주, 빈번, 잦, 인기있, 인기, 최다',
  few: '적, 적은, 적게, 드문, 드물',
  group: '각, 각각, 매, 각자',
  'group-before': '별, 별로, 마다, 당',
  only: '만, 오직, 오로지, 뿐, 만을',
  establishment:
    '호텔, 병원, 동물병원, 가게, 매장, 도서관, 학교, 대학교, 회사, 공장, 식당, 사무실, 서점, 은행',
  both: '둘다, 동시에, 모두다',
  all: '모든, 전체, 전부, 모두, 다, 싹다, 몽땅',
  now: '지금, 현재, 아직도, 여전히',
  other: '다른, 나머지, 그외, 그밖, 기타',
  thing: '물건, 뭔가, 무언가, 무엇인가, 뭐라도',
  missing: '미상, 불명, 알수없, 모르는, 비어있, 빈값, 미기재, 미확인',
  sort: '순, 순으로, 순서, 순서대로, 순서로, 정렬, 정렬해, 정렬하, 차례로, 차례대로, 순대로, 순위',
  ascending: '오름차순, 오름차순으로, 가나다순, 가나다순으로',
  descending: '내림차순, 내림차순으로',
  not: '없, 않, 적없, 적이없, 적은없, 적도없, 적한번도없, 아닌, 아니, 못, 안, 제외, 빼고, 말고, 없이, 외, 이외, 제외하, 미',
  exists: '존재, 있었, 있는지, 있었는지',
  named: '라는, 이라는, 란, 이란, 라고, 이라고, 라고하는, 이라고하는, 불리',
  and: '그리고, 및, 또, 이랑, 랑, 하고, 와, 과',
  or: '또는, 혹은, 아니면, 이나, 거나, 이거나, 든지, 이든',
  than: '보다',
  with: '있, 가진, 가지, 갖, 보유, 보유하, 소유, 소유하, 데리고, 포함, 포함하, 포함된, 살, 사는, 산, 사시, 살고, 거주, 거주하, 속한, 속하, 소속, 위치한, 담당하, 담당',
  first: '첫, 첫번째, 처음, 최초, 맨처음, 맨먼저, 먼저, 가장먼저, 제일먼저, 제일처음, 가장처음',
  last: '마지막, 최근, 가장최근, 제일최근, 최신, 맨마지막, 최종, 맨뒤, 가장마지막, 제일마지막, 가장나중, 제일나중, 맨나중',
  distinct: '서로다른, 고유, 고유한, 다양한, 중복없이',
  how: '몇살, 몇세, 나이가몇',
  person: '사람, 사람들, 분, 인원, 인물, 자',
  list: '보여, 보여줘, 알려, 띄워, 내놔, 불러와, 가져와, 골라, 나열, 목록, 리스트, 출력, 찾아, 찾, 조회, 검색, 말해, 가르쳐, 뽑아, 궁금, 정리, 명단, 확인, 열거, 보고',
  stop: '아직, 이, 그, 저, 것, 게, 건, 거, 좀, 쫌, 그냥, 얼른, 빨리, 싶은데, 한테, 계신, 계시, 계십, 계, 어떤분, 어느분, 이라는, 라는, 이란, 부탁, 부탁해, 부탁드려, 부탁합니다, 알수있, 볼수있, 수있, 알고싶, 보고싶, 궁금해, 난, 났, 터진, 터졌, 벌어진, 벌어졌, 생긴, 생겼, 찍힌, 찍혔, 잡힌, 잡혔, 보인, 보였, 등장한, 등장했, 있던, 데, 데서, 곳에서, 받은, 받았, 받는, 받, 맞은, 맞았, 맞, 이력, 앞, 옆, 근처, 쪽, 부근, 주변, 앞쪽, 안쪽, 하나, 하나요, 한번, 다시, 제가, 내가, 나는, 저는, 적있, 적이있, 적있는, 적이있는, 제발, 등록, 열린, 열렸, 개최된, 개최되, 개최됐, 등록된, 등록되, 기록, 기록된, 기록되, 데이터, 데이터베이스, 정보, 자료, 대해, 대해서, 대한, 관련, 관련된, 관한, 중, 중에, 중에서, 가운데, 동안, 사이, 때, 되, 된, 돼, 됐, 하, 한, 할, 했, 해, 발생, 발생하, 발생한, 발생했, 감지, 감지된, 감지되, 일어난, 일어나, 일어났, 나타난, 나타나, 나타났, 포착, 포착된, 포착되, 나온, 나오, 나왔, 해당, 해당하, 가지, 인, 수있, 주세요, 줘, 주, 요, 혹시, 그럼, 그러면, 네, 안녕, 안녕하세요, 우리, 저희, 여기, 이곳, 거기, 어때, 여부, 들, 님, 씨, 의, 에, 를, 을, 은, 는, 가, 으로, 로, 에서, 에게, 까지, 부터, 도, 한번도, 한번, 전혀, 적이, 경우, 보, 봤, 기준, 값, 명, 마리, 개, 번, 회, 건, 년, 월, 일, 시, 분, 초, 이며, 이고, 간, 그중, 상세, 자세히, 상황, 장면, 내역, 현황, 한가지, 각종, 이거, 이것, 실제, 있었던, 함께, 같이, 같은, 대해선, 몇몇, 이루어진, 이루어지, 진행된, 진행되, 전에, 됩니까, 입니까, 인가요, 일까, 무렵',
};

/** Verb stems that may carry any ending, by role above. */
const koreanStems = new Set(
  '보여 보여줘 알려 띄워 골라 계시 계신 계십 계 정렬 정렬하 알수없 비어있 모르는 적있 적이있 적없 적이없 알수있 볼수있 부탁 잦 나열 찾아 찾 조회 검색 말해 가르쳐 뽑아 궁금 정리 출력 확인 열거 없 않 아닌 아니 있 가진 가지 갖 보유 소유 보유하 소유하 데리고 포함 포함하 살 사는 산 사시 살고 거주 거주하 속한 속하 소속 위치한 담당하 담당 존재 많 흔하 자주 빈번 인기있 적 적은 적게 드물 되 된 돼 됐 하 한 할 했 해 발생 발생하 발생한 발생했 감지 감지된 감지되 일어난 일어나 일어났 나타난 나타나 나타났 포착 포착된 포착되 나온 나오 나왔 등록 등록된 등록되 기록 기록된 기록되 관련 관련된 해당 해당하 알고싶 보고싶 난 났 터진 터졌 벌어진 벌어졌 생긴 생겼 찍힌 찍혔 잡힌 잡혔 보인 보였 열린 열렸 개최된 개최되 등장한 등장했 받은 받았 받는 받 맞은 맞았 맞 주 줘 누구 누군 어디 어딘 언제 언젠 얼마 얼마나 무엇 뭐 뭔 뭘 어떻게 어떠 불리 라고 이라고 제외 제외하 빼고 있었 보 봤 몇 이루어진 이루어지 진행된 진행되 못 몇명 몇마리 몇번 몇건 몇개 몇대 몇권 몇회 몇가지 몇종류 몇곳 몇시 몇분 며칠 흔한 존재하'.split(
    ' ',
  ),
);

const adjectives: readonly (readonly [string, Adjective])[] = [
  [
    'expensive, priciest, pricey, costly, costliest ; 비싼, 비싸, 비쌌, 고가',
    { columns: ['price', 'cost', 'fee', 'amount', 'rate'], largest: true },
  ],
  [
    'cheap, cheaper, cheapest, inexpensive, affordable ; 싼, 저렴, 값싼, 저가',
    { columns: ['price', 'cost', 'fee', 'amount', 'rate'], largest: false },
  ],
  [
    'old, older, oldest, elder, eldest ; 나이많, 나이든, 늙은, 늙, 오래된, 오래되, 나이가많, 고령',
    {
      columns: [
        'age',
        '-birth date',
        '-founded',
        '-built',
        '-publish date',
        '-install date',
        '-release date',
        '-hire date',
        '-created',
        '-when',
      ],
      largest: true,
    },
  ],
  [
    'young, younger, youngest ; 어린, 어리, 젊은, 젊, 나이어린, 나이가어린, 나이적은, 나이가적은',
    { columns: ['age', '-birth date'], largest: false },
  ],
  [
    'new, newer, newest, latest, recent, most recent, recently ; 새로운, 최신, 최근, 가장최근',
    {
      columns: [
        'publish date',
        'install date',
        'release date',
        'hire date',
        'join date',
        'when',
        'created',
        'founded',
        'built',
        '-age',
        'birth date',
      ],
      largest: true,
    },
  ],
  [
    'early, earlier, earliest ; 이른, 빠른시간',
    {
      columns: [
        'when',
        'publish date',
        'start date',
        'created',
        'hire date',
        'founded',
        'birth date',
      ],
      largest: false,
    },
  ],
  [
    'late, later ; 늦은, 늦게',
    {
      columns: ['when', 'publish date', 'start date', 'created', 'hire date', 'birth date'],
      largest: true,
    },
  ],
  [
    'long, longer, longest, lengthy ; 긴, 길, 오래, 오래걸린, 오래걸리',
    { columns: ['duration', 'downtime', 'length', 'page', 'distance'], largest: true },
  ],
  [
    'short, shorter, shortest ; 짧은, 짧, 짧게',
    { columns: ['duration', 'downtime', 'length', 'page', 'distance', 'height'], largest: false },
  ],
  ['tall, taller, tallest ; 키큰, 키가큰', { columns: ['height'], largest: true }],
  ['heavy, heavier, heaviest ; 무거운, 무겁', { columns: ['weight'], largest: true }],
  ['light, lighter, lightest ; 가벼운, 가볍', { columns: ['weight'], largest: false }],
  ['fast, faster, fastest, quick, quickest ; 빠른, 빠르', { columns: ['speed'], largest: true }],
  ['slow, slower, slowest ; 느린, 느리', { columns: ['speed'], largest: false }],
  ['hot, hotter, hottest ; 뜨거운', { columns: ['temperature'], largest: true }],
  ['cold, colder, coldest ; 차가운', { columns: ['temperature'], largest: false }],
  [
    'big, bigger, biggest, large, larger, largest ; 큰, 크',
    {
      columns: ['size', 'capacity', 'area', 'population', 'amount', 'budget', 'volume', 'quantity'],
      largest: true,
    },
  ],
  [
    'small, smaller, smallest ; 작은, 작',
    {
      columns: ['size', 'capacity', 'area', 'population', 'amount', 'budget', 'volume', 'quantity'],
      largest: false,
    },
  ],
  [
    'high, higher, highest ; 높은, 높',
    {
      columns: [
        'price',
        'score',
        'rating',
        'salary',
        'temperature',
        'confidence',
        'height',
        'level',
      ],
      largest: true,
    },
  ],
  [
    'low, lower, lowest ; 낮은, 낮',
    {
      columns: [
        'price',
        'score',
        'rating',
        'salary',
        'temperature',
        'confidence',
        'height',
        'level',
      ],
      largest: false,
    },
  ],
  ['best paid, highest paid', { columns: ['salary'], largest: true }],
  ['lowest paid', { columns: ['salary'], largest: false }],
  ['best rated, highest rated, top rated', { columns: ['rating', 'score'], largest: true }],
  ['thick, thickest, thicker ; 두꺼운', { columns: ['page', 'thickness'], largest: true }],
  ['thin, thinnest, thinner ; 얇은', { columns: ['page', 'thickness'], largest: false }],
];

// Parts of a date that rows are grouped by, as adverbs and as nouns.
const dateParts: readonly (readonly [DateTimePart['part'], string])[] = [
  [
    'year',
    'per year, by year, each year, every year, yearly, annually, in each year, 연도별, 년도별, 년별, 해마다, 매년, 연별',
  ],
  [
    'month',
    'per month, by month, each month, every month, monthly, in each month, 월별, 매월, 매달, 달마다, 달별, 월마다',
  ],
  ['day', 'per day, by day, each day, every day, daily, 일별, 매일, 날마다, 일자별'],
  [
    'weekday',
    'per weekday, by weekday, by day of the week, by day of week, per day of the week, each weekday, each day of the week, 요일별, 요일마다',
  ],
  [
    'hour',
    'per hour, by hour, each hour, hourly, by hour of day, by hour of the day, 시간대별, 시간별, 시간마다',
  ],
];
const datePartNouns: readonly (readonly [DateTimePart['part'], string])[] = [
  [
    'year',
    'what year, which year, in what year, in which year, 연도, 년도, 해, 몇년, 몇년도, 어느해, 무슨해',
  ],
  [
    'month',
    'what month, which month, in what month, in which month, 달, 몇월, 무슨달, 어느달, 몇월달',
  ],
  [
    'weekday',
    'what weekday, which weekday, what day of the week, which day of the week, on which day of the week, 요일, 무슨요일, 어느요일',
  ],
  ['hour', 'what hour, which hour, 시간대'],
];

/** Closed-class phrases, English with single blanks in lower case, Korean without blanks. */
export const closedWords: ReadonlyMap<string, readonly Meaning[]> = build();

/** Whether any verb ending may follow this Korean stem. */
export function isStem(text: string): boolean {
  return koreanStems.has(text) || text.startsWith('몇');
}

function build(): ReadonlyMap<string, readonly Meaning[]> {
  const words = new Map<string, Meaning[]>();
  const add = (text: string, meaning: Meaning) => {
    const at = words.get(text) ?? [];
    at.push(meaning);
    words.set(text, at);
  };
  // Object.entries loses the type of the keys.
  for (const roles of [englishRoles, koreanRoles])
    for (const [role, listed] of Object.entries(roles) as readonly (readonly [Role, string])[])
      for (const text of listed.split(',').map((word) => word.trim()))
        if (!words.has(text)) add(text, { kind: 'role', role });
  for (const counter of koreanCounters.split('|'))
    words.set(`몇${counter}`, [{ kind: 'role', role: 'count' }]);
  for (const text of 'by age group, per age group, by age band, by decade of age, age group, age groups, 연령대별, 나이대별, 연령별, 연령대, 나이대'.split(
    ', ',
  ))
    words.set(text, [{ kind: 'age-bands' }]);
  for (const [parts, isNoun] of [
    [dateParts, false],
    [datePartNouns, true],
  ] as const)
    for (const [part, listed] of parts)
      for (const text of listed.split(',').map((word) => word.trim()))
        words.set(text, [{ kind: 'part', part, isNoun }]);
  for (const [listed, adjective] of adjectives) {
    const [english = '', korean = ''] = listed.split(';');
    for (const text of [...english.split(','), ...korean.split(',')].map((word) => word.trim())) {
      if (text === '') continue;
      const form = /^[a-z ]+est$|^(?:latest|best|highest|lowest|top)\b/.test(text)
        ? 'superlative'
        : /^[a-z]+er$/.test(text) && text !== 'elder'
          ? 'comparative'
          : 'plain';
      add(text, { kind: 'adjective', adjective, form });
    }
  }
  for (const stem of koreanStems) if (!words.has(stem)) add(stem, { kind: 'role', role: 'stop' });
  return words;
}
