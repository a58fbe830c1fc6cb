// Korean endings that carry grammar, not meaning. Longest first within each list.

const particles = [
  '으로부터 에서부터 이라고는 으로서는 으로써는 에서는 에게서 한테서 으로는 으로도 까지는 부터는 에서의 에서도 이라는 이라고 이라면 에게는 에게도 과의 와의 으로의 로부터',
  '으로서 으로써 이라도 이나마 처럼 만큼 보다 까지 부터 조차 마저 에서 에게 한테 께서 으로 이라 라는 라고 이란 이며 이고 이나 에는 에도 에만 로는 로서 로써 로의 과는 와는 만이 만을 만은 들이 들을 들은 들의 들에',
  '은 는 이 가 을 를 의 에 와 과 도 로 만 란 께 나',
];
const verbEndings = [
  '하였습니다 되었습니다 했었습니다 하겠습니다 하십시오 하시기 해야합니다 되어있는 되어있다 이었습니다',
  '했습니다 됐습니다 됩니다 합니다 입니다 습니까 합니까 됩니까 입니까 하여야 해야만 되어야 하도록 되도록 하면서 되면서 하거나 되거나 하였다 되었다 하려면 하려고 하는데 되는데 되었을 하였을 인가요 일까요 할까요 될까요 한가요 하나요 되나요 었습니다 았습니다 였습니다',
  '해야 하는 되는 하여 되어 하고 되고 하게 되게 하지 되지 하면 되면 하기 되기 한다 된다 했다 됐다 했던 됐던 했을 됐을 하던 되던 인가 일까 할까 될까 한가 이다 였다 이었 하며 되며 해서 돼서 하자 해라 하라 인지 한지 할지 될지 시킨 시켜 시키 하나 되나',
  '한 된 할 될 함 됨 해 돼 인 일 임',
];
const words = (lines: readonly string[]) =>
  lines.flatMap((line) => line.split(' ')).sort((a, b) => b.length - a.length);

const endingsByLast = new Map<string, string[]>();
for (const ending of [...words(verbEndings), ...words(particles)]) {
  const last = ending.at(-1)!;
  const list = endingsByLast.get(last) ?? [];
  list.push(ending);
  endingsByLast.set(last, list);
}
for (const list of endingsByLast.values()) list.sort((a, b) => b.length - a.length);

/**
 * How many syllables of a Korean word are left when its particles and verb endings are taken off: at
 * least 2 stay, or all that there were. `불량률이` 3, `발생했습니다` 2, `고가` 2. `word` is NFC.
 */
export function stemLength(word: string): number {
  const cut = cutOnce(word, word.length);
  // One more for a particle that follows another ending: 하는(것)이 is rare, 에서의 common.
  return cut === word.length ? cut : cutOnce(word, cut);
}

function cutOnce(word: string, length: number): number {
  if (length < 3) return length;
  const endings = endingsByLast.get(word[length - 1]!);
  if (endings === undefined) return length;
  for (const ending of endings)
    if (length - ending.length >= 2 && word.startsWith(ending, length - ending.length))
      return length - ending.length;
  return length;
}
