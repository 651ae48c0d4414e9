import type { CaseContent } from '#contracts/cases/case-draft.ts';

/**
 * Two colleagues typed into the same request: what each changed since `base` is kept. Where both changed the same
 * field ours stays (it is the one on the screen) and its path is reported, so that nothing is lost in silence.
 */
export type Merged = { content: CaseContent; bothChanged: readonly string[] };

type Leaves = ReadonlyMap<string, unknown>;

const groups = ['patient', 'consent', 'gate', 'answers', 'wish'] as const;

export function mergeContents(base: CaseContent, theirs: CaseContent, ours: CaseContent): Merged {
  const [was, their, our] = [leavesOf(base), leavesOf(theirs), leavesOf(ours)];
  const bothChanged: string[] = [];
  const merged = new Map<string, unknown>();
  for (const path of new Set([...was.keys(), ...their.keys(), ...our.keys()])) {
    const isOurs = !isSame(was.get(path), our.get(path));
    const isTheirs = !isSame(was.get(path), their.get(path));
    if (isOurs && isTheirs && !isSame(our.get(path), their.get(path))) bothChanged.push(path);
    const value = (isOurs ? our : their).get(path);
    if (value !== undefined) merged.set(path, value);
  }
  return { content: contentOf(merged), bothChanged };
}

/** Whether two contents say the same. */
export function isSameContent(one: CaseContent, other: CaseContent): boolean {
  const [a, b] = [leavesOf(one), leavesOf(other)];
  return [...new Set([...a.keys(), ...b.keys()])].every((path) => isSame(a.get(path), b.get(path)));
}

function leavesOf(content: CaseContent): Leaves {
  const leaves = new Map<string, unknown>([['sites', content.sites]]);
  for (const group of groups) {
    for (const [name, value] of Object.entries(content[group])) leaves.set(`${group}.${name}`, value);
  }
  return leaves;
}

function contentOf(leaves: Leaves): CaseContent {
  const content: Record<string, unknown> = Object.fromEntries(groups.map((group) => [group, {}]));
  for (const [path, value] of leaves) {
    const dot = path.indexOf('.');
    if (dot < 0) content[path] = value;
    else Object.assign(content[path.slice(0, dot)] as object, { [path.slice(dot + 1)]: value });
  }
  return content as CaseContent;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
