/** The habits of the house on the real files; and the check of the check: each rule finds what is planted for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findForbiddenIdentifiers, readForbiddenWords } from '../../scripts/check/glossary.ts';
import {
  compareMigrations,
  hashMigrations,
  readSealedHashes,
  sealMigrations,
} from '../../scripts/check/migrations.ts';
import { listProjectPaths, projectRoot, readProjectFiles } from '../../scripts/check/project-files.ts';
import { findSourceProblems, sourceRules } from '../../scripts/check/source-rules.ts';

const module = 'src/server/modules/cases';
const header = '/** Why. */\n';

const planted: readonly (readonly [rule: string, path: string, content: string])[] = [
  ['no file over 400 lines', 'src/server/app/long.ts', 'x;\n'.repeat(401)],
  ['names say what is inside', `${module}/index.ts`, header],
  ['names say what is inside', 'src/web/lib/utils.ts', ''],
  ['names say what is inside', 'src/web/helpers/photo.ts', ''],
  ['names say what is inside', 'scripts/case-manager.ts', ''],
  ['time, randomness and ids are handed in', `${module}/now.ts`, `${header}const now = new Date();\n`],
  ['time, randomness and ids are handed in', `${module}/later.ts`, `${header}const ms = Date.now();\n`],
  ['time, randomness and ids are handed in', 'src/server/kernel/dice.ts', 'const dice = Math.random();\n'],
  [
    'time, randomness and ids are handed in',
    'src/server/policy/id.ts',
    `${header}const id = crypto.randomUUID();\n`,
  ],
  [
    'a file of modules, policy or ports says first what it is for',
    `${module}/case.ts`,
    'export const x = 1;\n',
  ],
  [
    'public.ts offers at most 20 names',
    `${module}/public.ts`,
    `export { ${Array.from({ length: 21 }, (_, index) => `name${index}`).join(', ')} } from './case.ts';\n`,
  ],
  ['no package registry is named', 'README.md', `see ${['registry', 'npmjs', 'org'].join('.')}`],
  ['French keeps its spaces', 'src/web/features/case.fr.ts', "export const fr = { a: 'Envoyer ?' };\n"],
  [
    'French keeps its spaces',
    'src/web/features/case.tsx',
    'export const Line = () => <p>Rappel : {at}</p>;\n',
  ],
  ['French keeps its spaces', 'src/contracts/x.fr.ts', 'export const fr = `Ouvrir «\u00a0ceci »`;\n'],
  ['no unfinished business in comments', 'src/web/lib/later.ts', '// TODO: think\n'],
];

describe('habits of the house', () => {
  test.each(planted)('%s: found in %s', (rule, path, content) => {
    const problems = findSourceProblems({ path, content });
    expect(problems.filter((problem) => problem.startsWith(`${path}: ${rule}: `))).toHaveLength(1);
  });

  test('each rule has a planted violation', () => {
    const covered = new Set(planted.map(([rule]) => rule));
    expect(sourceRules.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  test('what is allowed passes', () => {
    const content = `${header}// new Date() is said in a comment only\nexport const at = (ms: number) => new Date(ms);\n`;
    expect(findSourceProblems({ path: `${module}/case.ts`, content })).toEqual([]);
    expect(findSourceProblems({ path: `${module}/case.test.ts`, content: 'new Date();\n' })).toEqual([]);
    expect(findSourceProblems({ path: `${module}/case.fr.ts`, content: 'x;\n'.repeat(900) })).toEqual([]);
    const line = "// Why ? « This » : so\nexport const fr = { a: is ? 'Oui\u00a0!' : 'a :is(b)' };\n";
    expect(findSourceProblems({ path: 'src/web/features/case.fr.ts', content: line })).toEqual([]);
  });

  test('every file of the project keeps them', () => {
    const files = readProjectFiles();
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(findSourceProblems)).toEqual([]);
  });
});

describe('migrations', () => {
  test('are sealed and as they were when sealed', () => {
    expect(compareMigrations(readSealedHashes(), hashMigrations())).toEqual([]);
  });

  test('edited, removed and unsealed ones are told apart', () => {
    const problems = compareMigrations({ 'a.sql': '1', 'b.sql': '2' }, { 'a.sql': '9', 'c.sql': '3' });
    expect(problems.map((problem) => problem.split(' ').slice(0, 3).join(' '))).toEqual([
      'a.sql was edited',
      'b.sql is gone:',
      'c.sql is not',
    ]);
  });

  test('sealing adds new ones and renews only those named', () => {
    const found = { 'a.sql': '9', 'c.sql': '3' };
    expect(sealMigrations({ 'a.sql': '1' }, found, [])).toEqual({ 'a.sql': '1', 'c.sql': '3' });
    expect(sealMigrations({ 'a.sql': '1' }, found, ['a.sql'])).toEqual(found);
  });
});

describe('words of the glossary', () => {
  const glossary = [
    '| French | Identifier | Do not say |',
    '| --- | --- | --- |',
    '| téléexpertise | `Case` | `request`, teleconsultation (another act) |',
    '| exploitant | operator | admin |',
    '',
    '| other | table |',
    '| a | report |',
  ].join('\n');

  test('are read from the column only', () => {
    expect(readForbiddenWords(glossary)).toEqual(['request', 'teleconsultation', 'admin']);
  });

  test('are found as whole words of an identifier', () => {
    const source =
      'export const adminView = 1;\nexport type Administered = {\n  readonly requestId: string;\n  name: string;\n};\n';
    expect(findForbiddenIdentifiers(source, ['admin', 'request'])).toEqual(['adminView', 'requestId']);
  });

  const glossaryPath = 'docs/glossary.md';
  const hasGlossary = listProjectPaths().includes(glossaryPath);
  test.skipIf(!hasGlossary)(
    `no contract says a word of the "do not say" column${hasGlossary ? '' : ' (no glossary yet)'}`,
    () => {
      const forbidden = readForbiddenWords(readFileSync(join(projectRoot, glossaryPath), 'utf8'));
      const contracts = readProjectFiles().filter(({ path }) =>
        /^src\/contracts\/.*(?<!\.test)\.ts$/.test(path),
      );
      const found = contracts.flatMap(({ path, content }) =>
        findForbiddenIdentifiers(content, forbidden).map((name) => `${path}: ${name}`),
      );
      expect(forbidden.length).toBeGreaterThan(0);
      expect(contracts.length).toBeGreaterThan(0);
      expect(found).toEqual([]);
    },
  );
});
