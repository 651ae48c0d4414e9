import { lazy, Suspense } from 'react';
import { getVersion } from '#contracts/legal/legal.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';

const DifferenceView = lazy(async () => ({
  default: (await import('./difference-view.tsx')).DifferenceView,
}));

/** What changed between two published versions, or from one to a text not yet published. */
export function VersionDifference(props: { beforeId: string } & ({ afterId: string } | { after: string })) {
  const before = useOperationQuery(getVersion, { params: { versionId: props.beforeId } });
  const after = useOperationQuery(
    getVersion,
    { params: { versionId: 'afterId' in props ? props.afterId : props.beforeId } },
    { enabled: 'afterId' in props },
  );
  const text = 'after' in props ? props.after : after.data?.text;
  const failed = [before, after].find(({ error }) => error);
  if (failed) return <ErrorState message={sentenceOf(failed.error)} onRetry={() => void failed.refetch()} />;
  if (!before.data || text === undefined) return <LoadingState lines={4} />;
  return (
    <Suspense fallback={<LoadingState lines={4} />}>
      <DifferenceView before={before.data.text} after={text} />
    </Suspense>
  );
}
