/**
 * npm run check:rules: which rules of docs/rules.json a test proves, told by the rule ids that test titles begin with.
 * Writes docs/generated/rule-coverage.md. `--strict` fails when a rule has no test, `--verify` when the page is old.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ProjectFile, projectRoot, readProjectFiles } from './project-files.ts';

/** `reason`: why no test of the software can prove it, where that is so. */
export type Rule = Readonly<{ id: string; says: string; reason?: string }>;
export type Coverage = readonly Readonly<{ rule: Rule; files: readonly string[] }>[];

const pagePath = 'docs/generated/rule-coverage.md';
const isTestFile = /^(src|test|scripts)\/.*\.test\.tsx?$/;
const titleWithIds =
  /(?:\b(?:test|it|describe)(?:\.\w+)*|\))\(\s*(['"`])((?:[A-Z]-\d{3}\b(?:\s*[,;/+&]\s*|\s+(?:and\s+)?)?)+)/g;

/** The rule ids that test and group titles of this source begin with. */
export function idsInTitles(source: string): readonly string[] {
  return [...source.matchAll(titleWithIds)].flatMap((match) => (match[2] ?? '').match(/[A-Z]-\d{3}/g) ?? []);
}

/** Each rule with the test files that prove it; the checker's own tests do not count. */
export function coverRules(rules: readonly Rule[], files: readonly ProjectFile[]): Coverage {
  const tests = files
    .filter(({ path }) => isTestFile.test(path) && !path.startsWith('test/architecture/'))
    .map(({ path, content }) => ({ path, ids: new Set(idsInTitles(content)) }));
  return rules.map((rule) => ({
    rule,
    files: tests
      .filter(({ ids }) => ids.has(rule.id))
      .map(({ path }) => path)
      .sort(),
  }));
}

export function writeCoveragePage(coverage: Coverage): string {
  const proved = coverage.filter(({ files }) => files.length > 0).length;
  const rows = coverage.map(({ rule, files }) => {
    const where = files.map((path) => `\`${path}\``).join('<br>') || rule.reason || 'none yet';
    return `| ${rule.id} | ${rule.says} | ${where} |`;
  });
  return [
    '# Rules and the tests that prove them',
    '',
    'Written by `npm run check:rules` from the titles of the tests; do not edit.',
    '',
    `${proved} of ${coverage.length} rules have a test.`,
    '',
    '| Rule | What it says | Tests |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function stateOf(rule: Rule, files: readonly string[]): string {
  if (files.length > 0) return 'ok     ';
  return rule.reason ? 'reason ' : 'MISSING';
}

function main(args: readonly string[]): number {
  const { rules } = JSON.parse(readFileSync(join(projectRoot, 'docs/rules.json'), 'utf8')) as {
    rules: Rule[];
  };
  const coverage = coverRules(rules, readProjectFiles());
  for (const { rule, files } of coverage) {
    console.log(`${stateOf(rule, files)} ${rule.id}  ${rule.says}`);
  }
  const missing = coverage.filter(({ rule, files }) => files.length === 0 && !rule.reason);
  console.log(`${rules.length - missing.length} of ${rules.length} rules have a test or a written reason`);
  const isStale = keepPage(writeCoveragePage(coverage), args.includes('--verify'));
  if (isStale) console.log(`${pagePath} is out of date: npm run check:rules`);
  return isStale || (args.includes('--strict') && missing.length > 0) ? 1 : 0;
}

/** Writes the page, or only compares it. Returns whether it is stale. */
function keepPage(page: string, mayOnlyCompare: boolean): boolean {
  const path = join(projectRoot, pagePath);
  if (existsSync(path) && readFileSync(path, 'utf8') === page) return false;
  if (mayOnlyCompare) return true;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, page);
  return false;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
