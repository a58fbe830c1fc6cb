/** What the documents call the two kinds of answers. */
export type QuestionType = 'DATABASE_QUERY' | 'GENERAL_ADVICE';

/**
 * Whether a question that the database could not answer asks for advice or talk rather than for rows.
 * Only words of advice count: what a question is about may well be a word of the database.
 */
export function asksForAdvice(question: string): boolean {
  const text = question.normalize('NFC').toLowerCase();
  return koreanAdvice.test(text) || englishAdvice.test(text) || isGreeting(question);
}

/** Whether nothing is asked at all. */
export function isGreeting(question: string): boolean {
  return /^\s*(안녕(하세요|하십니까|하신가요)?|반가워요?|반갑습니다|고마워요?|감사합니다|hello|hi|hey|good (morning|afternoon|evening)|thanks|thank you)[\s!.,~^?]*$/i.test(
    question.normalize('NFC'),
  );
}

const koreanAdvice =
  /어떻게\s*(해야|하면|하나|하죠|할까|키우|돌보|관리|먹|씻|치료|예방|훈련)|어떡해|어쩌(지|면|죠)|방법|추천|조언|해도\s*(되|돼|될|괜찮)|먹여도|줘도|괜찮(을까|나요|은가요|은지)|좋을까|주의\s*(할|사항|점)|왜\s.*(할까|하나요|그럴까|그래|거야|걸까|먹어|않아|짖)|알려\s*줄\s*팁|훈련\s*시키/;

const englishAdvice =
  /\b(should (i|we|my)|how (do|can|should|to) (i|we|you|care|train|feed|keep|treat|prevent)|how to|advice|advise|recommend|suggest|is it (ok|okay|safe|normal|bad|good)|any tips|tips for|what (should|can|do) (i|we) (do|feed|give)|why (does|do|is|are|did) my|what to (do|feed|give)|can (i|my|dogs|cats|pets) (give|feed|eat|have|drink))\b/;
