/** Habits of the house that no other tool checks, each a function of one file: its problems, none when it is fine. */
import { findBreakableSpaces } from './french-spaces.ts';
import type { ProjectFile } from './project-files.ts';

export type SourceRule = Readonly<{ name: string; check: (file: ProjectFile) => readonly string[] }>;

const longest = 400;
const mostPublicNames = 20;
const isCode = /\.(ts|tsx|mjs)$/;
const isTest = /\.(test|suite)\.tsx?$/;
const isTextOrGenerated = /\.generated\.ts$|\.fr\.ts$|\.form\.ts$|(^|\/)(forms|definitions)\/[^/]+\.ts$/;
const isPure = /^src\/server\/(kernel|modules|policy)\//;
const isExplained = /^src\/server\/(modules|policy|ports)\/.*\.ts$/;
const emptyNames = /^(index|utils?|helpers?|common|managers?|data|infos?|misc|shared)$/;
const emptyEndings = /-(utils?|helpers?|managers?)$/;

const impurities: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\(\s*\)/, 'new Date() without a value'],
  [/\bDate\.now\(/, 'Date.now()'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\brandomUUID\b/, 'randomUUID'],
  [/\bcrypto\.(random(?!UUID)|getRandomValues)/, 'randomness of its own'],
  [/import\s*\{[^}]*\brandom\w*[^}]*\}\s*from\s*'(node:)?crypto'/, 'randomness of its own'],
  [/\bTemporal\.Now\b/, 'Temporal.Now'],
];

/** Put together here, so that this file names no host itself. */
const registryHosts = new RegExp(
  [
    ['registry', '(npmjs|npmmirror|yarnpkg)', '(org|com)'],
    ['(deb|security|snapshot)', 'debian', 'org'],
    ['(files\\.)?pythonhosted', 'org'],
    ['(static|index)', 'crates', 'io'],
    ['proxy', 'golang', 'org'],
  ]
    .map((parts) => parts.join('\\.'))
    .join('|'),
);

export const sourceRules: readonly SourceRule[] = [
  {
    name: `no file over ${longest} lines`,
    check: ({ path, content }) => {
      const lines = content.split('\n').length - 1;
      return isCode.test(path) && !isTextOrGenerated.test(path) && lines > longest ? [`${lines} lines`] : [];
    },
  },
  {
    name: 'names say what is inside',
    check: ({ path }) => {
      if (!(isCode.test(path) && /^(src|scripts|test)\//.test(path))) return [];
      const parts = path
        .split('/')
        .slice(1)
        .map((part) => part.split('.')[0] ?? '');
      return parts.filter((part) => emptyNames.test(part) || emptyEndings.test(part));
    },
  },
  {
    name: 'time, randomness and ids are handed in',
    check: ({ path, content }) => {
      if (!(isPure.test(path) && isCode.test(path)) || isTest.test(path)) return [];
      const code = withoutComments(content);
      return impurities.filter(([pattern]) => pattern.test(code)).map(([, what]) => what);
    },
  },
  {
    name: 'a file of modules, policy or ports says first what it is for',
    check: ({ path, content }) => {
      const isWanted = isExplained.test(path) && !isTest.test(path) && !isTextOrGenerated.test(path);
      return isWanted && !path.endsWith('/public.ts') && !/^\s*(\/\*|\/\/)/.test(content)
        ? ['no opening comment']
        : [];
    },
  },
  {
    name: `public.ts offers at most ${mostPublicNames} names`,
    check: ({ path, content }) => {
      if (!path.endsWith('/public.ts')) return [];
      const names = publicNames(content);
      return names.length > mostPublicNames ? [`${names.length} names`] : [];
    },
  },
  {
    name: 'no package registry is named',
    check: ({ content }) => (registryHosts.test(content) ? ['names a package registry host'] : []),
  },
  {
    name: 'no unfinished business in comments',
    check: ({ path, content }) => {
      if (!isCode.test(path) || path === 'scripts/check/source-rules.ts') return [];
      return /\b(TODO|FIXME|XXX)\b/.test(content) && !path.startsWith('test/architecture/')
        ? ['TODO or FIXME']
        : [];
    },
  },
  { name: 'French keeps its spaces', check: findBreakableSpaces },
];

/** Problems of one file, each beginning with its path. */
export function findSourceProblems(file: ProjectFile): readonly string[] {
  return sourceRules.flatMap(({ name, check }) =>
    check(file).map((problem) => `${file.path}: ${name}: ${problem}`),
  );
}

function withoutComments(content: string): string {
  return content.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

function publicNames(content: string): readonly string[] {
  const lists = [...withoutComments(content).matchAll(/export (?:type )?\{([^}]*)\}/g)];
  return lists.flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim())).filter(Boolean);
}
