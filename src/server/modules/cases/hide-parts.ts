// What moderation hid disappears for others at once; its author still sees it, and that it is hidden.
import { hiddenTextFr } from '#contracts/cases/case.fr.ts';
import type { Actor } from '#server/policy/actor.ts';
import type { HiddenPart } from './hidden-parts.queries.ts';

type Parts<P, D, N> = { photos: readonly P[]; documents: readonly D[]; notes: readonly N[] };

/** The parts as this actor sees them: files gone, the words of messages replaced. */
export function hideParts<
  P extends { id: string },
  D extends { id: string },
  N extends { id: string; text: string },
>(
  actor: Actor,
  hidden: readonly HiddenPart[],
  parts: Parts<P, D, N>,
): { photos: P[]; documents: D[]; notes: N[]; ownHidden: HiddenPart[] } {
  const accountId = actor.kind === 'system' ? null : actor.accountId;
  const gone = new Set(hidden.filter(({ authorId }) => authorId !== accountId).map(({ partId }) => partId));
  const isSeen = ({ id }: { id: string }) => !gone.has(id);
  return {
    photos: parts.photos.filter(isSeen),
    documents: parts.documents.filter(isSeen),
    notes: parts.notes.map((note) => (isSeen(note) ? note : { ...note, text: hiddenTextFr })),
    ownHidden: hidden.filter(({ authorId }) => authorId === accountId),
  };
}
