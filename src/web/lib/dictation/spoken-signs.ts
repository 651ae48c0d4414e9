/*
 * Signs that are said: « virgule », « point à la ligne », « ouvrez la parenthèse ». « point » alone is a full stop only where
 * it cannot be a word of the sentence (« un point noir », « au point de »).
 */
const noBreak = '\u00a0';
const edge = "(?<![\\p{L}’'-])";
const over = "(?![\\p{L}’'-])";

function said(words: string): RegExp {
  return new RegExp(`\\s*${edge}(?:${words})${over}`, 'giu');
}

/** What stands before makes « point », « virgule » or « deux points » a thing that is spoken about. */
const article =
  "(?<!(?:^|[\\s’'])(?:un|une|le|la|les|du|des|au|aux|ce|cette|ces|chaque|de|en|à|quel|quelques|plusieurs|aucun|petit|petits|gros|seul|premier|second|deuxième|dernier|mise au) )";
const thing =
  "(?! (?:noirs?|blancs?|rouges?|bruns?|bleus?|violets?|violacés?|douloureux|sensibles?|fixes?|communs?|d[eu]|des|d[’']|d'|de vue|culminants?|cardinal))";

const signs: readonly (readonly [RegExp, string])[] = [
  [said('point (?:et )?(?:à|a) la ligne'), '.\n'],
  [said('(?:nouveau|nouvelle) (?:paragraphe|section)'), '\n\n'],
  [said("(?:à la ligne|nouvelle ligne)(?! d[eu’'])"), '\n'],
  [said('point[ -]virgule'), `${noBreak};`],
  [said("point d[’' ]interrogation"), `${noBreak}?`],
  [said("point d[’' ]exclamation"), `${noBreak}!`],
  [said('(?:trois )?points de suspension'), '…'],
  [said(`${article}deux[ -]points${thing}`), `${noBreak}:`],
  [said(`${article}virgule`), ','],
  [said('(?:ouvrez|ouvrir|ouvre) (?:la |une )?parenthèses?'), ' ('],
  [said('(?:fermez|fermer|ferme) (?:la )?parenthèses?'), ')'],
  [said('(?:ouvrez|ouvrir|ouvre) (?:les |des )?guillemets'), ` «${noBreak}`],
  [said('(?:fermez|fermer|ferme) (?:les )?guillemets'), `${noBreak}»`],
  [said(`${article}point${thing}(?=$|\\s)`), '.'],
];

/** Signs in place of their names, spaces around them as French has them, a capital after a full stop or a new line. */
export function writeSigns(text: string): string {
  const written = signs.reduce((line, [pattern, sign]) => line.replaceAll(pattern, sign), text);
  return written
    .replaceAll(/[ \u00a0]+([.,)…])/gu, '$1')
    .replaceAll(/([.,])(?:[.,])+/gu, '$1')
    .replaceAll(/([(«]\u00a0?) +/gu, '$1')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(
      /([.?!…] +|\n)(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
