/**
 * The known word that somebody may have meant by `word`, if any; upper and lower case are one.
 * @param most typing mistakes it may be away
 */
export function nearest(
  word: string,
  known: readonly string[],
  most: number = word.length < 4 ? 1 : 2,
): string | undefined {
  return known
    .map((candidate) => ({ candidate, mistakes: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ mistakes }) => mistakes <= most)
    .sort((a, b) => a.mistakes - b.mistakes)[0]?.candidate;
}

/**
 * How many letters must be put in, taken out, replaced or swapped with their neighbour to make one text the other
 * (optimal string alignment).
 */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row++) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
      ];
      rows[row]?.push(Math.min(...steps));
    }
  }
  return at(from.length, to.length);
}
