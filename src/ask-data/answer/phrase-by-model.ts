// A friendlier sentence by a model, from masked rows and nothing else; what it adds of its own is refused
// by the grounding check and the deterministic sentence stays.
import type { JsonValue } from '../../databases/index.js';
import { groundedGenerate, type LanguageModel, type Row } from '../../language/index.js';
import type { Language } from '../../shared/index.js';

const rowsShown = 50;

/** One call whatever the number of rows; answers `plain` when the model fails or invents. */
export async function phraseByModel(
  model: LanguageModel,
  question: string,
  columns: readonly string[],
  rows: readonly (readonly JsonValue[])[],
  plain: string,
  options: { readonly language: Language; readonly signal?: AbortSignal },
): Promise<string> {
  const evidence = {
    rows: rows
      .slice(0, rowsShown)
      .map(
        (row): Row =>
          Object.fromEntries(columns.map((column, at) => [column, scalar(row[at] ?? null)])),
      ),
    facts: [
      { label: 'answer', value: plain },
      { label: 'rows', value: rows.length },
    ],
  };
  const answer = await groundedGenerate(
    model,
    { messages: [{ role: 'user', text: question }], maxTokens: 600, temperature: 0 },
    evidence,
    plain,
    { question, language: options.language, call: { signal: options.signal } },
  );
  return answer.text;
}

function scalar(value: JsonValue): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
