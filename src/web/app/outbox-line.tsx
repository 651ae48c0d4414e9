import { useEffect } from 'react';
import { currentForm } from '#contracts/forms/forms.ts';
import { composeAddress } from '#web/features/requests/addresses.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { outbox } from '#web/lib/offline/device.ts';
import { useOutbox } from '#web/lib/offline/use-outbox.ts';
import type { Shown } from '#web/lib/offline/waiting-list.ts';
import { useOnline } from '#web/lib/use-online.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { outboxFr } from './outbox.fr.ts';

/** What waits on this device, on every screen of a pharmacist: how much, and each thing with its state. */
export function OutboxLine() {
  const { items, isOnDevice } = useOutbox();
  const isOnline = useOnline();
  useTellSent();
  const open = items.filter(isOpen);
  // With a network, the screen of a request shows its own files on their way: nothing moves above it.
  const waiting = open.filter(({ refusal, caseId }) => !(refusal || (isOnline && outbox.isOpenHere(caseId))));
  // The screen of a request says itself what was refused of it.
  const refused = open.filter(({ refusal, caseId }) => refusal && !outbox.isOpenHere(caseId));
  if (waiting.length + refused.length === 0) return null;
  return (
    <section className="c-outbox" aria-label={outboxFr.title}>
      {waiting.length > 0 && (
        <details>
          <summary>
            <Icon name={isOnline ? 'cloud' : 'cloud-off'} size={1} />
            <span role="status">
              {outboxFr.waiting(counted(waiting), waiting.length, stateOfAll(waiting, isOnline))}
            </span>
          </summary>
          <ul>
            {waiting.map((item) => (
              <li key={item.id}>
                <AppLink to={composeAddress(item.caseId, 'reprendre')}>{nameOf(item)}</AppLink>
                <span className="soft numbers">{stateOf(item, isOnline)}</span>
              </li>
            ))}
          </ul>
          {!isOnDevice && <p className="small">{outboxFr.memoryOnly}</p>}
        </details>
      )}
      {refused.map((item) => (
        <RefusedItem key={item.id} item={item} />
      ))}
    </section>
  );
}

/** A task: why it was not taken, where to mend it. The form is whole where it was. */
function RefusedItem({ item }: { item: Shown }) {
  return (
    <Notice
      tone="attention"
      isAlert
      title={outboxFr.refused(nameOf(item))}
      action={
        <div className="c-outbox__actions">
          <AppLink to={composeAddress(item.caseId, stepOf(item))}>{outboxFr.open}</AppLink>
          {item.kind !== 'draft' && (
            <Button look="quiet" onClick={() => void outbox.dismiss(item.id)}>
              {outboxFr.putAway}
            </Button>
          )}
        </div>
      }
    >
      <p>{item.refusal?.message}</p>
    </Notice>
  );
}

/** A request that has left says so, wherever one is. */
function useTellSent(): void {
  const toast = useToast();
  useEffect(() => outbox.onSent(() => toast({ message: outboxFr.sent })), [toast]);
}

/** A draft that is written by its open screen, or is on the server, is nothing that waits by itself. */
function isOpen(item: Shown): boolean {
  if (item.progress.kind === 'done') return false;
  if (item.kind === 'draft') {
    // With « send » behind it, it is part of the request that is counted.
    const isOwn = item.isUnsent && !outbox.isOpenHere(item.caseId) && !outbox.submissionOf(item.caseId);
    return item.refusal !== undefined || isOwn;
  }
  // It goes with what was typed into it.
  return item.kind !== 'create' || item.refusal !== undefined;
}

function counted(items: readonly Shown[]): string {
  const count = (kind: Shown['kind']) => items.filter((item) => item.kind === kind).length;
  const [photos, requests, drafts] = [count('photo'), count('submit'), count('draft')];
  const parts = [
    photos > 0 ? outboxFr.photos(photos) : '',
    requests > 0 ? outboxFr.requests(requests) : '',
    drafts > 0 ? outboxFr.drafts(drafts) : '',
  ].filter(Boolean);
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} et ${last}` : last;
}

/** Never a patient: whoever passes sees this line on every screen. */
function nameOf(item: Shown): string {
  const draft = outbox.draftOf(item.caseId);
  const of = draft ? currentForm(draft.caseView.form).title : '';
  return outboxFr.item[item.kind](of);
}

function stateOfAll(items: readonly Shown[], isOnline: boolean) {
  if (!isOnline) return 'no-network';
  return items.some(({ progress }) => progress.kind === 'sending') ? 'sending' : 'queued';
}

function stateOf({ progress }: Shown, isOnline: boolean): string {
  if (progress.kind === 'sending') return outboxFr.sending(Math.round(progress.fraction * 100));
  return isOnline ? outboxFr.next : outboxFr.noNetwork;
}

function stepOf({ kind }: Shown): string {
  return kind === 'photo' ? 'photos' : 'relire';
}
