/**
 * The words of a question that name something: without the words of asking, pointing and linking, and without Korean
 * particles and endings. "매뉴얼엔 뭐라고 나와?" has none, "박리는 왜 생겨?" has 박리.
 */
export function contentWords(text: string): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase();
  const words = folded.match(/[가-힣]+|[a-z][a-z\d_'-]*/g) ?? [];
  return words.flatMap((word) => {
    if (!/^[가-힣]/.test(word)) return english.has(word) ? [] : [word];
    if (isKoreanFunction(word)) return [];
    // 교체하나요 names 교체.
    const noun = word.replace(
      /(?<=^[가-힣]{2,})(?:하|해|했|합|할|한|되|돼|됐|됩|된|될|시키|시켜).*$/,
      '',
    );
    const stem = noun.replace(particle, '');
    // 주요 is no 주 with an ending.
    if (stem.length < 2 && !whole.has(stem)) return [/[은는을를에의]$/.test(word) ? stem : word];
    return isKoreanFunction(stem) ? [] : [stem];
  });
}

const particle =
  /(?:에서는|에서도|으로는|에게는|이라고|라고|에는|에서|에게|까지|부터|처럼|보다|마다|조차|밖에|이나|이란|으로|엔|은|는|이|가|을|를|의|도|만|에|로|과|와|란|랑|요|이야|야|이에요|인가요|인가)$/;

function isKoreanFunction(word: string): boolean {
  return whole.has(word) || stems.test(word) || verbs.test(word) || verdicts.test(word);
}

// Words of one or two syllables, which are the beginnings of many others: as a whole only.
const whole = new Set(
  `그 이 저 요 내 나 너 네 제 우리 또 더 좀 다 꼭 왜 뭐 뭘 뭔 몇 중 수 것 거 게 걸 건 때 쪽 뜻 및 등 앞 위 아래 안 밖 개 번 한번 이런 그런 저런 궁금 궁금해 지금 현재 방금
  아까 이번 오늘 혹시 그럼 그러면 그런데 근데 그리고 그래서 그래 자주 여기 거기 이거 그거 이것 그것 이건 그건 이게 그게 이걸 그걸 샷 값 결과 위험
  조건 상태 문제 정상 불량 양품 결함 합격 불합격 부품 제품이 경우 정도 해당 그대로 이대로 다시 같이 함께 계속 관련 개나 개가 개를`.split(
    /\s+/,
  ),
);

// Stems of two syllables or more that begin nothing else; endings follow.
const stems =
  /^(?:어째|어떻|어떡|어떤|어때|어느|얼마|언제|누가|누구|무엇|무슨|뭐야|뭐라|뭐가|뭘까|이유|원인|까닭|근거|때문|설명|알려|자세히|대해|대한|관해|그렇|이렇|저렇|생각|괜찮|좋은|좋을|좋아|나쁜|나쁠|인지|일까|인가|입니|이야$|이니$|이냐$|매뉴얼|메뉴얼|설명서|문서|지침|규정|절차|표준서|기준서|안내서|가이드|조치|대책|대응|방법|해결|추천|권장|적혀|쓰여|나름|예측|판정|판단|변수|피처|확률|가능성|수치|데이터|측정|부탁|말해|말씀)/;

// 하다, 되다, 있다 and their kin with any ending.
const verbs =
  /^(?!(?:주요|주기|주의|주가|할인|한도|한계|보고서|보도|해지)(?:$|[은는이가을를의도만에로와과]))(?:거|것|찾|하|해|했|할|한|합|되|돼|됐|될|된|됩|있|없|주|줘|줄|준|드려|드릴|보|봐|볼|본|봤|알|아는|모르|나와|나오|나온|나왔|맞|아니|같)(?:다|고|면|니|나|까|요|야|어|아|지|는|은|을|던|도|며|서|죠|냐|려|게|라|세|습|십|시|오|줘|주|래|네|데|대|거|겠|였|었|았|음|기|만|줄|볼|할|가|의|인|건)*$/;

// What a reading is called, said of it: 불량이라는, 문제였어.
const verdicts =
  /^(?:불량|정상|양품|결함|문제|합격|불합격)(?:이|였|인|일|라|는|은|을|야|어|냐|지|까|고|품|판정)*$/;

const english = new Set(
  `a an the this that these those it its he she they them we us i me my our your you is are was were be been being am do does did done
  will would can could should shall may might must have has had what why how which who when where whose whom and or but so then if of
  in on at to from for with without by about as into than not no yes please tell say says said show me give explain explained explanation
  reason reasons cause causes caused because come there here now just again more also too very much any some all shot reading readings
  result results prediction predicted predict verdict verdicts call called value values part row case one thing things happen happens
  happened going go went get got make made think mean means ok okay good bad wrong defect defective normal fine fail failed manual manuals
  document documents documentation docs guide guideline guidelines guidance procedure procedures written recommend recommended action actions
  steps step measure measures fix handle help need needs want let like look see know sure really still high low risk probability chance score
  current last latest regarding concerning based according likely something anything everything someone though odds look see pushed drove raised led moved triggered behind up down back quickly bit
  little detail details decision decided anything related applies apply comes don't didn't isn't it's that's what's why's let's`.split(
    /\s+/,
  ),
);
