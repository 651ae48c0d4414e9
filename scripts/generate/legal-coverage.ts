// Which section of the shipped legal texts covers which rule, told by the comments after their headings.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../check/project-files.ts';
import { markdownPage, markdownTable } from './markdown.ts';

export type LegalRow = Readonly<{ id: string; about: string }>;
export type LegalText = Readonly<{ name: string; content: string }>;
export type CoveringSection = Readonly<{ text: string; section: string; ids: readonly string[] }>;

export const legalTextFolder = 'src/server/modules/legal/texts';

/** Sections that name rules: a heading, then a comment of ids before the next heading. */
export function findCoveringSections(texts: readonly LegalText[]): readonly CoveringSection[] {
  return texts.flatMap(({ name, content }) => {
    let section = '';
    return content.split('\n').flatMap((line) => {
      const heading = /^#{1,3} (.+)$/.exec(line)?.[1];
      if (heading !== undefined) section = heading;
      const ids = /^<!-- ((?:[AB]-\d{3} ?)+) ?-->$/.exec(line.trim())?.[1];
      return ids === undefined ? [] : [{ text: name, section, ids: ids.trim().split(' ') }];
    });
  });
}

/** What is wrong with the texts: rows without a section, sections that name no row, unknown placeholders. */
export function findLegalProblems(
  rows: readonly LegalRow[],
  texts: readonly LegalText[],
  placeholders: ReadonlySet<string>,
): readonly string[] {
  const sections = findCoveringSections(texts);
  const covered = new Set(sections.flatMap(({ ids }) => ids));
  const known = new Set(rows.map(({ id }) => id));
  const used = texts.flatMap(({ name, content }) =>
    [...content.matchAll(/\{\{[#/]?([\w.]+)\}\}/g)].map((match) => ({ name, placeholder: match[1] ?? '' })),
  );
  return [
    ...rows.filter(({ id }) => !covered.has(id)).map(({ id }) => `${id} is covered by no section`),
    ...[...covered].filter((id) => !known.has(id)).map((id) => `${id} is no row of docs/legal-rows.json`),
    ...used
      .filter(({ placeholder }) => !placeholders.has(placeholder))
      .map(({ name, placeholder }) => `${name}: {{${placeholder}}} is not in the list of placeholders`),
  ];
}

export function readLegalRows(): readonly LegalRow[] {
  const { rows } = JSON.parse(readFileSync(join(projectRoot, 'docs/legal-rows.json'), 'utf8')) as {
    rows: LegalRow[];
  };
  return rows;
}

export function readLegalTexts(language: string): readonly LegalText[] {
  const folder = join(projectRoot, legalTextFolder, language);
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
}

/** Placeholders the README of the texts explains. */
export function readPlaceholders(): ReadonlySet<string> {
  const page = readFileSync(join(projectRoot, legalTextFolder, 'README.md'), 'utf8');
  return new Set([...page.matchAll(/^\| `([\w.]+)`/gm)].map((match) => match[1] ?? ''));
}

/** @throws Error naming what is wrong, so that the page is never made of texts with a gap. */
export function writeLegalCoverage(): string {
  const rows = readLegalRows();
  const texts = readLegalTexts('fr');
  const problems = findLegalProblems(rows, texts, readPlaceholders());
  if (problems.length > 0) throw new Error(`Legal texts: ${problems.join('; ')}`);
  const sections = findCoveringSections(texts);
  const cells = rows.map(({ id, about }) => [
    id,
    about,
    sections
      .filter(({ ids }) => ids.includes(id))
      .map(({ text, section }) => `[${text}](../../${legalTextFolder}/fr/${text}) § ${section}`)
      .join('<br>'),
  ]);
  return markdownPage('Legal coverage', 'the comments in `src/server/modules/legal/texts/fr`', [
    'Each rule that a legal page must carry, and the section of the shipped texts that carries it.',
    markdownTable(['Rule', 'About', 'Section'], cells),
  ]);
}
