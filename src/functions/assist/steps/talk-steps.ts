// What is said where no room has an answer: what can be asked here, and what is not done here.
import type { Language } from '../../../shared/index.js';
import type { AssistRooms } from '../assist-rooms.js';
import { isSmallTalk } from '../route/said.js';
import type { Step, StepProps } from './step.js';

/** Greets, or says plainly that nothing here knows it; and what can be asked. */
// biome-ignore lint/correctness/useYield: a step that sends nothing but its words
export async function* talkStep(props: StepProps): Step {
  const { language, rooms, step, memory, citationsBefore } = props;
  const isForUs = isSmallTalk(step.question) || step.isToAssistant === true;
  const offered = await offer(rooms, language);
  const first = isForUs ? returned(step.question, language) : unknown[language];
  const model =
    !isForUs && rooms.languageModel === null
      ? language === 'ko'
        ? ' 일반 질문에는 언어 모델이 필요합니다(USE_BEDROCK=true 또는 CASTHOUSE_LANGUAGE_URL).'
        : ' General questions need a language model (USE_BEDROCK=true or CASTHOUSE_LANGUAGE_URL).'
      : '';
  return {
    status: isForUs ? 'answered' : 'empty',
    text: `${first}${model}\n${offered}`.trimStart(),
    evidence: {},
    memory,
    model: null,
    citations: citationsBefore,
  };
}

const unknown: Readonly<Record<Language, string>> = {
  ko: '이 질문에 답할 자료가 여기에 없습니다.',
  en: 'Nothing here holds an answer to that.',
};

// Thanks and goodbyes are returned; a question about the assistant is answered by what can be asked.
function returned(said: string, language: Language): string {
  const ko = language === 'ko';
  if (/고마|고맙|감사|수고|\bthank|\bthanks\b|\bwell done\b|\bgreat job\b/i.test(said))
    return ko ? '도움이 되어 다행입니다.' : 'You are welcome.';
  if (/잘\s*(?:자|있어|가)|안녕히|\bbye\b|\bgoodbye\b|\bsee you\b|\bgood night\b/i.test(said))
    return ko ? '안녕히 가십시오.' : 'Goodbye.';
  if (
    /안녕|반갑|반가|좋은\s*(?:아침|하루|저녁)|\bhello\b|\bhi\b|\bhey\b|\bgood (?:morning|afternoon|evening)\b/i.test(
      said,
    )
  )
    return ko ? '안녕하세요.' : 'Hello.';
  return '';
}

/** Says what is not done here, and where it is done. */
// biome-ignore lint/correctness/useYield: a step that sends nothing but its words
export async function* declineStep(props: StepProps): Step {
  const { language, rooms, memory, citationsBefore } = props;
  const no =
    language === 'ko'
      ? '요청하신 일은 하지 않습니다. 이 도우미는 읽고 계산해서 답할 뿐, 설비나 데이터를 바꾸거나 밖으로 보내지 않으며 자신의 규칙이나 비밀 정보도 바꾸거나 알려 주지 않습니다.'
      : 'That is not done here. The assistant reads, computes and answers; it changes no machine and no data, sends nothing out, and neither changes nor reveals its own rules or secrets.';
  return {
    status: 'empty',
    text: `${no}\n${await offer(rooms, language)}`,
    evidence: {},
    memory,
    model: null,
    citations: citationsBefore,
  };
}

/** What can be asked of this installation, in its own words. */
export async function offer(rooms: AssistRooms, language: Language): Promise<string> {
  const ko = language === 'ko';
  const lines: string[] = [];
  if (rooms.predicting !== null)
    lines.push(
      ko
        ? '측정값을 붙여 넣으면 판정과 이유를 답합니다. 이어서 "왜?", "그럼 온도를 10도 낮추면?"처럼 물을 수 있습니다.'
        : 'Paste a reading and get its call and the reasons; go on with "why?" or "what if the temperature were 10 degrees lower?".',
    );
  if (rooms.documents !== null)
    lines.push(
      ko
        ? '문서에 대해 물을 수 있습니다: 원인, 조치, 기준, 절차.'
        : 'Ask the documents: causes, actions, limits, procedures.',
    );
  for (const room of rooms.data) {
    const examples = await examplesOf(room, language, rooms.sleep);
    const title = room.title[language];
    lines.push(
      ko
        ? `데이터에 대해 물을 수 있습니다 - ${title}${examples === '' ? '.' : `: ${examples}`}`
        : `Ask about the data of ${title}${examples === '' ? '.' : `: ${examples}`}`,
    );
  }
  const head = ko ? '할 수 있는 일:' : 'What can be asked here:';
  return lines.length === 0 ? '' : `${head}\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** A greeting does not wait for a database to start. */
const patienceMs = 400;

// A database that is not there, or not yet, costs its examples only.
async function examplesOf(
  room: AssistRooms['data'][number],
  language: Language,
  sleep: AssistRooms['sleep'],
): Promise<string> {
  const late = sleep(patienceMs).then(() => null);
  const catalogue = await Promise.race([room.catalogue().catch(() => null), late]);
  const isKorean = (text: string) => /[가-힣]/.test(text);
  return (catalogue?.examples ?? [])
    .filter((example) => isKorean(example) === (language === 'ko'))
    .slice(0, 2)
    .map((example) => `"${example}"`)
    .join(', ');
}
