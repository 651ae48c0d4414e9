/** The shipped legal texts: nothing that a page must carry is missing, and no sentence is taken from elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  findCoveringSections,
  findLegalProblems,
  readLegalRows,
  readLegalTexts,
  readPlaceholders,
} from '../../scripts/generate/legal-coverage.ts';

const reference = process.env['REFERENCE_DATA'];
const shared = reference ? resolve(reference, '..') : undefined;
const whyNot =
  shared && existsSync(resolve(shared, 'requirements.md')) ? undefined : 'REFERENCE_DATA is not set';

const rows = [{ id: 'A-001', about: 'one' }];

describe('the check of the legal texts', () => {
  test('a row without section, an unknown row and an unknown placeholder are named', () => {
    const texts = [{ name: 'x.md', content: '## 1. Une\n\n<!-- B-999 -->\n\n{{nobody.name}}\n' }];
    expect(findLegalProblems(rows, texts, new Set(['operator.name']))).toEqual([
      'A-001 is covered by no section',
      'B-999 is no row of docs/legal-rows.json',
      'x.md: {{nobody.name}} is not in the list of placeholders',
    ]);
  });

  test('a comment counts for the heading above it', () => {
    const texts = [{ name: 'x.md', content: '## 1. Une\n\n### 1.1 Deux\n\n<!-- A-001 B-002 -->\n' }];
    expect(findCoveringSections(texts)).toEqual([
      { text: 'x.md', section: '1.1 Deux', ids: ['A-001', 'B-002'] },
    ]);
    expect(
      findLegalProblems(rows, [{ name: 'x.md', content: '## 1. Une\n<!-- A-001 -->\n' }], new Set()),
    ).toEqual([]);
  });
});

describe('the shipped texts', () => {
  test('cover every rule of a page and use known placeholders only', () => {
    expect(readLegalTexts('fr')).toHaveLength(8);
    expect(findLegalProblems(readLegalRows(), readLegalTexts('fr'), readPlaceholders())).toEqual([]);
  });

  test('a translation says first that the French text prevails', () => {
    for (const { name, content } of readLegalTexts('en')) {
      expect({ name, first: content.split('\n\n')[1] }).toEqual({
        name,
        first: expect.stringContaining('The French text prevails'),
      });
    }
  });

  test.skipIf(whyNot)(`the list of rows is that of the requirements ${whyNot ?? ''}`, () => {
    const page = readFileSync(resolve(shared ?? '', 'requirements.md'), 'utf8');
    const wanted = [...page.matchAll(/^\| ([AB]-\d{3}) \| [^|]* \| .*? \| ([A-Z+]+) \|/gm)]
      .filter((match) => match[2]?.includes('PAGE'))
      .map((match) => match[1]);
    expect(readLegalRows().map(({ id }) => id)).toEqual(wanted);
  });

  test.skipIf(whyNot)(`no run of eight words is that of another's terms ${whyNot ?? ''}`, () => {
    const runs = ['terms-A.txt', 'terms-B.txt'].flatMap((name) =>
      runsOf(readFileSync(resolve(shared ?? '', 'sources', name), 'utf8')),
    );
    const taken = new Set(runs);
    const own = readLegalTexts('fr').flatMap(({ content }) => runsOf(content));
    expect(own.filter((run) => taken.has(run) && !mustBeExact.some((words) => words.includes(run)))).toEqual(
      [],
    );
  });
});

/** Words the law or a rule prescribes to the letter (B-062, names of laws). */
const mustBeExact = [
  'le patient consent à une utilisation anonymisée de ses données à des fins de recherche et de formation médicale',
  '1 et suivants du code de la santé publique',
  'le règlement ue 2016 679 du 27 avril 2016',
  'la loi n 78 17 du 6 janvier 1978 modifiée',
  'loi n 98 536 du 1er juillet 1998',
  'directive 96 9 ce du 11 mars 1996',
  'de force majeure au sens de l article 1218 du code civil',
  '2 et suivants du code de la propriété intellectuelle',
];

/** Every run of eight words, in lower case without punctuation. */
function runsOf(text: string): string[] {
  const words = text
    .replaceAll(/<!--.*?-->/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.slice(0, -7).map((_, index) => words.slice(index, index + 8).join(' '));
}
