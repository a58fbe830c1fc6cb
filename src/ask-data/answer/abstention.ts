// What is said when a question is not answered: why, and what can be asked instead.
import type { Language } from '../../shared/index.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Misread } from '../interpret/reading.js';

/** The sentence for a misread question: the word or link that failed, then what can be asked. */
export function abstention(misread: Misread, catalogue: Catalogue, language: Language): string {
  return `${reason(misread, language)} ${whatCanBeAsked(catalogue, language)}`;
}

/** The sentence that asks back when several readings fit. */
export function clarification(
  word: string,
  choices: readonly string[],
  language: Language,
): string {
  const listed = choices.slice(0, 6).join(language === 'ko' ? ', ' : '; ');
  return language === 'ko'
    ? `"${word}"에 해당하는 것이 여러 개입니다: ${listed}. 어느 것을 말씀하시나요?`
    : `"${word}" fits more than one: ${listed}. Which one do you mean?`;
}

/** The sentence for a question whose answer a person called wrong, when there is no other. */
export function knownWrong(catalogue: Catalogue, language: Language): string {
  const said =
    language === 'ko'
      ? '이 질문에 대한 답은 사람이 틀렸다고 확인했으므로 다시 답하지 않습니다. 다르게 물어봐 주세요.'
      : 'A person said that my answer to this question is wrong, so I do not repeat it. Please ask it differently.';
  return `${said} ${whatCanBeAsked(catalogue, language)}`;
}

/** Tables by their words, and up to three example questions. */
export function whatCanBeAsked(catalogue: Catalogue, language: Language): string {
  const tables = catalogue.tables
    .filter(({ isLink }) => !isLink)
    .slice(0, 8)
    .map(
      (table) =>
        (table.words.find((word) => word.language === language) ?? table.words[0])?.text ??
        table.name,
    )
    .join(', ');
  const examples = suggestions(catalogue, language)
    .slice(0, 2)
    .map((example) => `"${example}"`)
    .join(', ');
  if (language === 'ko')
    return `물어볼 수 있는 것: ${tables}.${examples === '' ? '' : ` 예: ${examples}`}`;
  return `You can ask about: ${tables}.${examples === '' ? '' : ` For example: ${examples}`}`;
}

/** Example questions in a language: the catalogue's own, else made from its tables. */
export function suggestions(catalogue: Catalogue, language: Language): readonly string[] {
  const given = catalogue.examples.filter(
    (example) => /[가-힣]/.test(example) === (language === 'ko'),
  );
  if (given.length > 0) return given.slice(0, 4);
  return catalogue.tables
    .filter(({ isLink }) => !isLink)
    .slice(0, 3)
    .map((table) => {
      const word =
        (table.words.find((other) => other.language === language) ?? table.words[0])?.text ??
        table.name;
      return language === 'ko' ? `${word}은(는) 몇 개야?` : `How many ${word} are there?`;
    });
}

function reason(misread: Misread, language: Language): string {
  const korean = language === 'ko';
  switch (misread.kind) {
    case 'unknown-words': {
      const words = misread.words
        .slice(0, 5)
        .map((word) => `"${word.slice(0, 40)}"`)
        .join(', ');
      return korean
        ? `${words}을(를) 이 데이터에서 찾지 못해 답하지 않습니다.`
        : `I do not answer this: I found nothing in this data for ${words}.`;
    }
    case 'nothing-asked':
      return korean
        ? '이 데이터에 대한 질문을 찾지 못했습니다.'
        : 'I found no question about this data in that.';
    case 'not-linked':
      return korean
        ? `"${misread.from}"와(과) "${misread.to}" 사이의 관계는 데이터에 없습니다.`
        : `The data does not link "${misread.from}" with "${misread.to}".`;
    case 'no-column':
      return korean
        ? `"${misread.word}"에 해당하는 항목이 "${misread.table}"에 없습니다.`
        : `The data about "${misread.table}" holds nothing for "${misread.word}".`;
    case 'unclear':
      return clarification(misread.word, misread.choices, language);
  }
}
