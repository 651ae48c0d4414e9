// Names of a PDF (`/Launch`), as readers see them: with `#6a` escapes undone. Text is Latin-1, one character per byte.

export type Byterange = { startsAt: number; endsAt: number };

/** Long enough not to turn up by chance in compressed bytes: looked for everywhere. */
const activeNames = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'Encrypt',
]);
/** Two letters do turn up in compressed bytes: counted only outside bodies of streams. */
const shortActiveNames = new Set(['JS', 'AA']);
const openAction = 'OpenAction';

const longestName = 64;
const nameSource = `/([^\\0\\t\\n\\f\\r ()<>[\\]{}/%]{1,${longestName}})`;
/** More escapes than any producer writes: only an attack on our time does. */
const mostEscapedNames = 50_000;
/** A place to show, or the action of going to one. */
const harmlessOpening = /^[\0\s]*(?:\[|<<[\0\s]*(?:\/Type[\0\s]*\/Action[\0\s]*)?\/S[\0\s]*\/GoTo[\0\s/>])/;
const lookAheadChars = 200;

export type NameFindings = {
  isActive: boolean;
  /** Numbers of the objects that say what happens on opening; to be judged with `isHarmlessOpening`. */
  openings: readonly string[];
};

/** What `text` names; `bodies` are in order and do not overlap. */
export function findActiveNames(text: string, bodies: readonly Byterange[] = []): NameFindings {
  const pattern = new RegExp(nameSource, 'g');
  const isInBody = createBodyCheck(bodies);
  const openings: string[] = [];
  let escaped = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const raw = found[1] ?? '';
    const name = unescapeName(raw);
    if (name !== raw) escaped += 1;
    const opening = name === openAction ? findOpening(text, pattern.lastIndex) : 'harmless';
    const isActive =
      activeNames.has(name) ||
      opening === 'active' ||
      escaped > mostEscapedNames ||
      (shortActiveNames.has(name) && !isInBody(found.index));
    if (isActive) return { isActive, openings };
    if (opening !== 'harmless') openings.push(opening);
  }
  return { isActive: false, openings };
}

/** Asked with growing offsets only. */
function createBodyCheck(bodies: readonly Byterange[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((bodies[next]?.endsAt ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    return at >= (bodies[next]?.startsAt ?? Number.POSITIVE_INFINITY);
  };
}

/** What is said to happen on opening: nothing to fear, something, or the number of the object that says it. */
function findOpening(text: string, at: number): string {
  if (isHarmlessOpening(text, at)) return 'harmless';
  return /^[\0\s]*(\d{1,10})[\0\s]+\d+[\0\s]+R/.exec(text.slice(at, at + lookAheadChars))?.[1] ?? 'active';
}

/** Whether what stands at `at` is a place to show, or the action of going to one. */
export function isHarmlessOpening(text: string, at: number): boolean {
  return harmlessOpening.test(text.slice(at, at + lookAheadChars));
}

/** All names of a short text. */
export function namesOf(text: string): Set<string> {
  return new Set(
    Array.from(text.matchAll(new RegExp(nameSource, 'g')), (found) => unescapeName(found[1] ?? '')),
  );
}

function unescapeName(name: string): string {
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
