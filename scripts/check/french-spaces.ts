/** French typography in the texts people read: no line may begin with « ; », « : », « ! », « ? » or « » ». */
import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';

const hasTexts = /^src\/.*(\.fr\.ts|(?<!\.test)\.tsx)$/;
/** A plain space where a no-break one (U+00A0) belongs. */
const breakable = / (?=[;:!?](?![a-z])|»)|(?<=«) /g;

type Place = { start: number; end: number };

/** Where the words of a file stand: literals, parts of templates, text between tags. */
function textPlaces({ path, content }: ProjectFile): Place[] {
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
  const places: Place[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) {
      places.push({ start: node.getStart(source), end: node.getEnd() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

/** The texts with a plain space that a line could break at, each cut to what is around it. */
export function findBreakableSpaces(file: ProjectFile): string[] {
  if (!hasTexts.test(file.path)) return [];
  return textPlaces(file).flatMap(({ start, end }) => {
    const text = file.content.slice(start, end);
    return [...text.matchAll(breakable)].map(({ index }) => text.slice(Math.max(0, index - 20), index + 12));
  });
}
