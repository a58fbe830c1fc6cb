/**
 * The words of a question that name something: without the words of asking, pointing and linking, and without Korean
 * particles and endings. "매뉴얼엔 뭐라고 나와?" has none, "박리는 왜 생겨?" has 박리.
 */
export function contentWords(text: string): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase();
  const words = folded.match(/[가-힣]+|[a-z][a-z\d_'-]*|\d[\d.,]*/g) ?? [];
  return words
    .filter((word) => !/^\d/.test(word))
    .map((word) => (/^[가-힣]/.test(word) ? word.replace(particle, '') : word))
    .filter((word) => (/^[가-힣]/.test(word) ? !isKoreanFunction(word) : !english.has(word)));
}

const particle =
  /(?:에서는|에서도|으로는|에게는|이라고|라고|에는|에서|에게|까지|부터|처럼|보다|마다|조차|밖에|이나|이란|으로|엔|은|는|이|가|을|를|의|도|만|에|로|과|와|란|랑|요)$/;

function isKoreanFunction(word: string): boolean {
  return word === '' || korean.test(word);
}

// Stems of asking, pointing and linking; what follows them is an ending.
const korean =
  /^(?:어째|몇|자주|그럼|그러면|그런데|근데|그리고|그래서|또|혹시|그|이|저|요|내|우리|제|나|너|그거|이거|그것|이것|그건|이건|그게|이게|여기|거기|왜|뭐|뭐야|뭐라|뭔|뭘|무엇|무슨|어떤|어떻|어떡|어때|어느|얼마|언제|누|나와|나왔|나오|되|돼|됐|될|된|있|없|하|해|했|할|한|합|말|알|알려|주|줘|줄|드려|드릴|부탁|설명|자세|보|봐|좀|다시|더|것|거|게|걸|때문|이유|원인|까닭|근거|관련|대해|대한|관해|지금|현재|방금|아까|이번|오늘|샷|값|수치|데이터|측정|결과|예측|판정|판단|확률|가능성|위험|조건|상태|문제|그렇|이렇|저렇|생각|같|맞|아니|괜찮|좋|나쁘|나빠|인지|일까|인가|이야|이니|이냐|인데|입니|매뉴얼|메뉴얼|설명서|문서|자료|지침|규정|절차|표준서|기준서|안내서|가이드|조치|대책|대응|방법|점검|해결|추천|권장|적혀|쓰여|써|나름|경우|정도|및|수|중|좀더|그대로|이대로|위|앞|해당|건|쪽|뜻|의미|정상|불량|양품|결함|합격|부품|제품이)/;

const english = new Set(
  `a an the this that these those it its he she they them we us i me my our your you is are was were be been being am do does did done
  will would can could should shall may might must have has had what why how which who when where whose whom and or but so then if of
  in on at to from for with without by about as into than not no yes please tell say says said show me give explain explanation reason
  reasons cause causes caused because come there here now just again more also too very much any some all shot reading readings result
  results prediction predicted predict verdict call called value values part row case one thing things happen happens happened going go
  get got make made think mean means ok okay good bad wrong defect defective normal fine fail failed manual manuals document documents
  documentation docs guide guideline procedure written recommend recommended action actions steps step measure measures fix do's
  handle help need needs want let like look see know sure really still high low risk probability chance score current last latest
  here likely pushed drove raised led moved triggered behind up down went back case explain explained please quickly bit little detail
  details again score verdicts decision decided don't didn't isn't it's that's what's why's let's regarding concerning based come's tells telling according`.split(
    /\s+/,
  ),
);
