/**
 * The simple commands of a shell script as words, in order: continued lines joined, quotes and comments taken
 * away, assignments before a command left out. Knows what documents use: `|`, `&&`, `||`, `;`, `&`,
 * parentheses, redirections.
 */
export function shellCommands(script: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  const finish = () => {
    const first = words.findIndex((word) => !/^[A-Z_][A-Z0-9_]*=/.test(word));
    if (first >= 0) commands.push(words.slice(first));
    words = [];
  };
  let dropsNext = false;
  for (const [token] of script.replace(/\\\n/g, ' ').matchAll(tokens)) {
    if (token.startsWith('#')) continue;
    if (/^[|&;()\n]/.test(token)) finish();
    else if (/^[0-9]*[<>]/.test(token)) dropsNext = true;
    else if (dropsNext) dropsNext = false;
    else words.push(unquoted(token));
  }
  finish();
  return commands;
}

// A word may be made of quoted and bare pieces: --language='en'.
const tokens =
  /#[^\n]*|\|\||&&|[|&;()\n]|[0-9]*(?:>>|[<>])|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\|&;()<>])+/g;

function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g,
    (_, single?: string, double?: string, escapedOne?: string) =>
      single ?? double?.replace(/\\(.)/g, '$1') ?? escapedOne ?? '',
  );
}
