/** The words of the house: docs/glossary.md has a column "Do not say"; contracts use none of those words. */

/** Words of the "Do not say" column of every table, in lower case; `code` marks and notes in brackets left out. */
export function readForbiddenWords(glossary: string): readonly string[] {
  const words = new Set<string>();
  let column = -1;
  for (const line of glossary.split('\n')) {
    if (!line.trim().startsWith('|')) {
      column = -1;
      continue;
    }
    const cells = line.split('|').map((cell) => cell.trim());
    const heading = cells.findIndex((cell) => /^do not say$/i.test(cell));
    if (heading >= 0) column = heading;
    else if (column >= 0) for (const word of wordsOfCell(cells[column] ?? '')) words.add(word);
  }
  return [...words];
}

function wordsOfCell(cell: string): readonly string[] {
  return cell
    .replace(/\([^)]*\)/g, '')
    .split(/[,;/]/)
    .map((word) =>
      word
        .replace(/[`*"'«»]/g, '')
        .trim()
        .toLowerCase(),
    )
    .filter((word) => /^[a-z][a-z -]*$/.test(word));
}

const identifier =
  /\b(?:const|type|interface|function|class)\s+([A-Za-z]\w*)|^\s*(?:readonly )?([A-Za-z]\w*)\??:/gm;

/** Identifiers of a contract (names it declares, fields) that are, or contain as whole words, a forbidden word. */
export function findForbiddenIdentifiers(source: string, forbidden: readonly string[]): readonly string[] {
  const names = [...source.matchAll(identifier)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(names)].filter((name) => {
    const spoken = ` ${splitWords(name)} `;
    return forbidden.some((word) => spoken.includes(` ${splitWords(word)} `));
  });
}

function splitWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_\s]+/g, ' ')
    .toLowerCase();
}
