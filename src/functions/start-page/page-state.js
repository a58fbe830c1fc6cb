// What the page knows and remembers: the facts it came with, the language, what was typed and answered.

export const facts = JSON.parse(document.getElementById('facts').textContent);
export const { model } = facts;

/** The function of a kind as the server lists it; null where there is none. */
export function functionOf(kind) {
  return facts.functions.find((each) => each.kind === kind) ?? null;
}

export const state = {
  language: rememberedLanguage(),
  /** Values of the form by feature; filled when the page starts. */
  values: {},
  /** Which command is shown. */
  command: 'predict',
  /** What the last answers were given for. */
  predicted: null,
  explained: null,
  failure: null,
  busy: null,
  /** Questions with their answers, the latest first. */
  turns: [],
  draft: '',
  sendsForm: false,
  sessionId: null,
  asking: null,
};

/** The sentence of a key with its values put in; undefined for a key nobody wrote. */
export function word(key, values = {}) {
  return facts.words[key]?.[state.language].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** A class in the reader's words; undefined for one nobody wrote. */
export function className(name) {
  return word(`class-${name}`) ?? name;
}

function rememberedLanguage() {
  const known = (language) => language === 'ko' || language === 'en';
  try {
    const remembered = localStorage.getItem('casthouse.language');
    if (known(remembered)) return remembered;
  } catch {
    // Storage may be switched off; the browser's language decides then.
  }
  return navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Takes a language, and remembers it for the next visit. */
export function rememberLanguage(language) {
  state.language = language;
  try {
    localStorage.setItem('casthouse.language', language);
  } catch {
    // Not remembered, still switched.
  }
}
