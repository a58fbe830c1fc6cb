/**
 * The questions inside a question, in order: "불량이야? 왜? 매뉴얼엔 뭐라고 나와?", "will it be bad, why, and what does the
 * manual say?". One element when it asks one thing. At most 6.
 */
export function splitClauses(text: string): readonly string[] {
  const sentences = text.split(/(?<=[?!。])\s*|(?<=[.])\s+(?=\S)|\n+/);
  const clauses = sentences.flatMap((sentence) =>
    joined(sentence.split(/[가-힣]/.test(sentence) ? koreanJoint : englishJoint)),
  );
  const kept = clauses
    .map((clause) => clause.trim().replace(/^[,;\s]+|[,;\s]+$/g, ''))
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  return kept.length > mostClauses ? [text] : kept;
}

const mostClauses = 6;

// A condition belongs to the question behind it: "if it were colder, would it fail?"
function joined(parts: readonly string[]): readonly string[] {
  const clauses: string[] = [];
  for (const part of parts) {
    const before = clauses.at(-1);
    const isCondition =
      before !== undefined && /^\s*(?:and\s+)?(?:if|when|suppose|assuming|given)\b/i.test(before);
    if (isCondition && !/[?]\s*$/.test(before)) clauses[clauses.length - 1] = `${before}, ${part}`;
    else clauses.push(part);
  }
  return clauses;
}

// A comma or "and" parts two questions only where the second begins like one.
const englishJoint =
  /(?:,\s*(?:and\s+|then\s+|also\s+)?|;\s*|\s+and\s+(?:then\s+|also\s+)?|\s+-\s+)(?=(?:why|what|how|which|who|when|where|does|do|did|is|are|was|were|will|would|can|could|should|show|list|tell|explain)\b)/i;

const koreanJoint =
  /(?<=[가-힣](?:고|며|는데|은데|인데)),\s*|(?:,\s*(?:그리고\s*)?|;\s*|\s그리고\s+|(?<=[가-힣](?:지|고|는지|은지|인지|랑|하고|며))\s+)(?=(?:왜|이유|원인|매뉴얼|메뉴얼|문서|규정|지침|설명서|절차|어떻게|조치|대책|무엇|뭐|뭘|몇|누가|누구|언제|어디|어떤)(?:[가-힣\s?]|$))/;
