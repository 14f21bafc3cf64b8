/**
 * The known word that `word` is probably a misspelling of, if any. Upper and lower case are the same.
 * @param maxMistakes typing mistakes between them at most
 */
export function nearest(
  word: string,
  known: readonly string[],
  maxMistakes: number = word.length < 4 ? 1 : 2,
): string | undefined {
  return known
    .map((candidate) => ({ candidate, mistakes: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ mistakes }) => mistakes <= maxMistakes)
    .sort((a, b) => a.mistakes - b.mistakes)[0]?.candidate;
}

/**
 * The number of letters to insert, delete, replace or swap with their neighbour to turn one text into the other
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
