import { useState } from 'react';
import { getShipped, getVersion } from '#contracts/legal/legal.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Row } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { standingOf } from './legal-words.ts';
import { publishingFr } from './publishing.fr.ts';
import type { Publishing, VersionDraft } from './version-draft.ts';

type Start = { label: string; read: () => Promise<string> };
type StartingPointsProps = { draft: VersionDraft; publishing: Publishing; onStart: (text: string) => void };

/** Where a new version may begin; asks before it replaces what somebody wrote. */
export function StartingPoints({ draft, publishing, onStart }: StartingPointsProps) {
  const now = useNow(60_000);
  const [given, setGiven] = useState('');
  const [asked, setAsked] = useState<Start>();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const begin = async (start: Start) => {
    setAsked(undefined);
    setIsBusy(true);
    setError(undefined);
    try {
      const text = await start.read();
      setGiven(text);
      onStart(text);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  const isOwn = draft.text !== '' && draft.text !== given;
  return (
    <>
      <Row>
        <span className="soft">{publishingFr.start}</span>
        {startsOf(draft, publishing, now).map((start) => (
          <Button
            key={start.label}
            isBusy={isBusy}
            onClick={() => (isOwn ? setAsked(start) : void begin(start))}
          >
            {start.label}
          </Button>
        ))}
      </Row>
      {error !== undefined && (
        <Notice tone="fault" isAlert>
          {sentenceOf(error)}
        </Notice>
      )}
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={publishingFr.replaceTitle}
        confirmLabel={publishingFr.replaceConfirm}
        onConfirm={() => asked && void begin(asked)}
        onClose={() => setAsked(undefined)}
      >
        <p>{publishingFr.replaceText}</p>
      </ConfirmDialog>
    </>
  );
}

function startsOf({ kind }: VersionDraft, { items }: Publishing, now: Date): Start[] {
  const french = items.filter((item) => item.kind === kind && item.language === 'fr');
  const starts = (['current', 'coming'] as const).flatMap((standing): Start[] => {
    const head = french.find((item) => standingOf(item, french, now) === standing);
    if (!head) return [];
    const label = standing === 'current' ? publishingFr.fromCurrent : publishingFr.fromLatest;
    return [{ label, read: async () => (await call(getVersion, { params: { versionId: head.id } })).text }];
  });
  const shipped = {
    label: publishingFr.fromShipped,
    read: async () => (await call(getShipped, { query: { kind } })).text,
  };
  return [...starts, shipped];
}
