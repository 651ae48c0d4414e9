/** Links to other sites and to new windows are made by `web/ui/links.tsx` alone, which marks them and gives nothing along. */
import { describe, expect, test } from 'vitest';
import { readProjectFiles } from '../../scripts/check/project-files.ts';

type Source = Readonly<{ path: string; content: string }>;

const home = 'src/web/ui/links.tsx';
const forbidden = [
  /<a\b[^>]*\bhref=["'{`]*\s*["'`]?(?:https?:)?\/\//,
  /\btarget=["'{`]*_blank/,
  /\bwindow\.open\((?![^)]*noopener)/,
] as const;

function findRawLinks(files: readonly Source[]): string[] {
  return files
    .filter(({ path }) => /^src\/web\/.*\.tsx$/.test(path) && path !== home)
    .filter(({ content }) => forbidden.some((pattern) => pattern.test(content)))
    .map(({ path }) => path);
}

describe('A-108 B-123 links to other sites', () => {
  test('a planted raw link, a new window and an open window are found; our own pages are not', () => {
    const plant = (name: string, content: string) => ({ path: `src/web/features/x/${name}.tsx`, content });
    expect(
      findRawLinks([
        plant('raw', '<a href="https://example.invalid">x</a>'),
        plant('braces', '<a className="y" href={\'http://example.invalid\'}>x</a>'),
        plant('window', '<a href={url} target="_blank">x</a>'),
        plant('open', "window.open(url, '_blank')"),
        plant('own', '<a href="/textes">x</a> window.open(url, "_blank", "noopener")'),
      ]),
    ).toEqual(['raw', 'braces', 'window', 'open'].map((name) => `src/web/features/x/${name}.tsx`));
  });

  test('stand in one place, with everything that they need', () => {
    const files = readProjectFiles();
    const links = files.find(({ path }) => path === home)?.content ?? '';
    expect(links).toContain('rel="noopener noreferrer" referrerPolicy="no-referrer"');
    expect(findRawLinks(files)).toEqual([]);
  });
});
