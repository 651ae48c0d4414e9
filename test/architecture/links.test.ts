/** Relative links in documents lead to files of the project, and their anchors to headings. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { listProjectPaths, readProjectFiles } from '../../scripts/check/project-files.ts';

type Page = Readonly<{ path: string; content: string }>;

/** Targets of links and pictures, without those that leave the project and those inside code. */
function linksOf(content: string): string[] {
  const prose = content.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

function anchorsOf(content: string): string[] {
  const headings = content.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

/** Each broken link as `page → target`. */
function findBrokenLinks(pages: readonly Page[], paths: readonly string[]): string[] {
  const known = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]));
  const contents = new Map(pages.map(({ path, content }) => [path, content]));
  return pages.flatMap((page) =>
    linksOf(page.content)
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const path = pathOf(page, file);
        const content = contents.get(path);
        const isAnchorThere = !anchor || content === undefined || anchorsOf(content).includes(anchor);
        return !(known.has(path) && isAnchorThere);
      })
      .map((target) => `${page.path} → ${target}`),
  );
}

/** Where a link leads; an address of the application in a legal text stands for the text shown there. */
function pathOf({ path }: Page, file: string): string {
  if (file === '') return path;
  if (file.startsWith('/textes/'))
    return file.replace(/^\/textes\/(.+)$/, 'src/server/modules/legal/texts/fr/$1.md');
  return posix.join(posix.dirname(path), file).replace(/\/$/, '');
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

test('a planted broken link or anchor is found, a right one is not', () => {
  const content =
    '# Über\n[a](b.md) [c](d.md) [e](#über) [f](#none) [g](../x) `[h](none.md)` [i](https://x.fr)';
  const pages = [{ path: 'docs/a.md', content }];
  expect(findBrokenLinks(pages, ['docs/a.md', 'docs/b.md', 'x/y.ts'])).toEqual([
    'docs/a.md → d.md',
    'docs/a.md → #none',
  ]);
});

test('every link of every document leads somewhere', () => {
  const pages = readProjectFiles().filter(({ path }) => path.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(10);
  expect(findBrokenLinks(pages, listProjectPaths())).toEqual([]);
});
