// What is no question: orders to change data, SQL, orders to the machine itself.

const patterns: readonly RegExp[] = [
  /\b(?:drop|truncate|alter|grant|revoke)\s+(?:table|database|schema|user|all|index|view|role)\b/i,
  /\b(?:delete\s+from|insert\s+into|update\s+\w+\s+set|select\s+.+\s+from\s+\w+|union\s+(?:all\s+)?select)\b/i,
  /^\s*(?:please\s+|can you\s+|could you\s+)?(?:delete|remove|erase|drop|update|insert|add|change|modify|set|rename|truncate|wipe)\b/i,
  /(?:삭제|제거|추가|수정|변경|등록|갱신|초기화)(?:해|하세요|하라|해라|해줘|시켜|해 ?주|할래|하고 싶)/,
  /지워\s*(?:줘|주세요|라|버려)|바꿔\s*(?:줘|주세요|라)/,
  /ignore\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier)|disregard\s+(?:the|all|your|previous)|(?:이전|위의?|앞의?)\s*(?:지시|명령|지침|규칙)/i,
  /system\s+prompt|시스템\s*프롬프트|pg_(?:sleep|catalog|shadow|read_file|user)|information_schema|load_file|\bsleep\s*\(|benchmark\s*\(|xp_cmdshell|;\s*--/i,
];

/** Whether the text asks for a change, is SQL, or speaks to the machine. */
export function refusesOutright(question: string): boolean {
  return patterns.some((pattern) => pattern.test(question));
}
