import { useState } from 'react';
import { listEarlierCases } from '#contracts/cases/case-earlier.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { earlierPhotos, partnerOf } from './earlier-photos.ts';
import type { NamedPhoto } from './named-photos.ts';

/** Which photo is shown, and beside which of an earlier case once these were asked for. */
export function useComparedPhotos({ caseId }: CaseView, own: readonly NamedPhoto[]) {
  const [isOn, setIsOn] = useState(false);
  const [ownId, setOwnId] = useState(own[0]?.photo.photoId ?? '');
  /** Chosen for the left side while comparing. */
  const [leftId, setLeftId] = useState<string>();
  const query = useOperationQuery(
    listEarlierCases,
    { params: { caseId } },
    // Each reading leaves a trace on each of them: nobody reads again by coming back to the window.
    { enabled: isOn, staleTime: Number.POSITIVE_INFINITY },
  );
  const earlier = isOn && query.data ? earlierPhotos(query.data.items) : [];
  const isCompared = earlier.length > 0;
  return {
    isOn,
    isCompared,
    isLoading: isOn && query.isPending,
    hasNone: isOn && query.isSuccess && !isCompared,
    error: isOn ? query.error : null,
    retry: () => void query.refetch(),
    earlier,
    /** The older one stands left, as before and after are read. */
    currentId: (isCompared ? (leftId ?? partnerOf(own, earlier, ownId)) : ownId) ?? ownId,
    besideId: isCompared ? (leftId === undefined ? ownId : partnerOf(own, earlier, leftId)) : undefined,
    /** Each has a viewer of its own: a comparison begins side by side, and what was set for one photo ends with it. */
    mode: isCompared ? 'compared' : 'own',
    choose: isCompared ? setLeftId : setOwnId,
    /** From a list of both: the other side is found to it. */
    open: (photoId: string) => {
      const isOwn = own.some(({ photo }) => photo.photoId === photoId);
      if (isOwn) setOwnId(photoId);
      setLeftId(isOwn ? undefined : photoId);
      // What did not come is waited for no longer.
      if (!isCompared) setIsOn(false);
    },
    toggle: () => {
      if (isOn && query.error) {
        void query.refetch();
        return;
      }
      setLeftId(undefined);
      setIsOn(!isOn);
    },
  };
}

export type ComparedPhotos = ReturnType<typeof useComparedPhotos>;
