// What may stand behind a Korean noun or verb stem.

const particles =
  '은|는|이|가|을|를|의|에|에서|에게|에게서|께서|께|한테|로|으로|로서|으로서|와|과|이랑|랑|하고|도|만|까지|부터|마다|별로|별|보다|처럼|같은|이나|나|이라도|라도|들|님|씨|이란|란|라는|이라는|라고|이라고|라고하는|이라고하는|인|이고|이며|이던|이었던|였던|인데|이면|면|중|중에|중에서|간|당|쯤|씩|짜리|경|정도|뿐|이야|야|이에요|예요|에요|이예요|입니까|인가요|인가|일까요|일까|이니|니|이죠|죠|지|임|이다|다|요|이요|입니다|인지|였는지|였나요|이었나요|였어|이었어|였|있|없|이하|하는|한|된|들어간|냐|이냐|고|며|사이|이후|동안|내|안|때|분|자';
const particleRun = new RegExp(`^(?:${particles})+$`);
const endingRun =
  /^(?:ㄴ|는|은|을|ㄹ|고|어|아|여|야|해|했|하|한|할|함|합|된|되|돼|됐|될|됨|인|이|있|없|았|었|였|겠|던|다|니|까|나|냐|지|죠|요|습|입|시|세|셨|신|게|면|서|며|려|도|록|않|못|주|줘|줄|져|진|으|느|거|것|수|를|들|만|에|의|가|라|구|군|네|데|적|번|바|려면|린|렸|러|운|우|왔|온|간|갔|쳤|친|켰|킨|난|났|든|들었|인지|봐|실|볼|본|봤|보|내|낸|냈|준|중|랐|란|했던|자|신가|던지|든지|건|걸|게|려고|기|길|음|슨|세요|히)*$/;

/** Whether the text is nothing but particles and copulas: "에게는", "이라는", "". */
export function isParticles(text: string): boolean {
  return text === '' || particleRun.test(text);
}

const shortEnding =
  /^(?:는|은|던|고|지|어|아|었|았|시|셨)?(?:있는|있|않은|않는|않|않았|못한)?(?:어|어요|아|나요|나|니|냐|지|지요|죠|습니까|습니다|던|는|은|는지|는가|가요|을까|을까요|는데|다|음|네|네요|세요)?(?:적|적이|적은|적도|적있|적이있)?$/;

/** Whether the text can end a verb whose stem has one syllable: 왔 + 어요, but not 온 + 라인. */
export function isShortEnding(text: string): boolean {
  return shortEnding.test(text);
}

/** Whether the text can make a verb of a noun: "하는", "했어", "된". */
export function isLightVerb(text: string): boolean {
  return /^(?:하|한|했|해|할|함|합|되|된|됐|돼|될|됨|이|인|였|입)/.test(text) && isEnding(text);
}

/** Whether the text can end a verb: "고있는", "었나요", "". */
export function isEnding(text: string): boolean {
  return text.length <= 9 && endingRun.test(text);
}

/** The shortest nouns an eojeol may be after its particles are taken off, the eojeol itself last. */
export function strippedForms(eojeol: string): readonly string[] {
  const forms: string[] = [];
  for (let length = 1; length < eojeol.length; length++)
    if (isParticles(eojeol.slice(length))) forms.push(eojeol.slice(0, length));
  return [...forms, eojeol];
}
