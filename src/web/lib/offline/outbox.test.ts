import { describe, expect, test } from 'vitest';
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { ApiProblem, Offline } from '../problem-errors.ts';
import type { OpenDraft, OutboxSenders } from './case-sender.ts';
import { Outbox } from './outbox.ts';
import type { OutboxStore } from './waiting-list.ts';

const caseId = '0193a000-0000-7000-8000-000000000001';
const problem = (code: string, status = 409) =>
  new ApiProblem({ type: 'about:blank', title: `refused: ${code}`, status, code });
const named = (birthName: string): CaseContent => ({
  ...emptyContent,
  patient: { ...emptyContent.patient, birthName },
});
const draft = (content: CaseContent, isUnsent = true) => ({
  caseId,
  caseView: { caseId } as CaseView,
  base: { content: emptyContent, revision: 3 },
  content,
  isUnsent,
});
const submission = { caseId, revision: 3, isFirst: true, key: 'key-1' };
const photo = (view: string) => ({
  caseId,
  name: `${view}.jpg`,
  metadata: { caseId, purpose: 'photo' as const, view: view as 'regional' },
});
const file = new Blob(['bytes'], { type: 'image/jpeg' });

/** A screen whose draft is saved, as `revision`. */
const screenAt = (revision: number, own: Partial<OpenDraft> = {}): OpenDraft => ({
  flush: async () => true,
  isRefused: () => false,
  revision: () => revision,
  ...own,
});

function memoryStore(): OutboxStore & { values: Map<string, unknown>; bytes: Map<string, ArrayBuffer> } {
  const values = new Map<string, unknown>();
  const bytes = new Map<string, ArrayBuffer>();
  return {
    values,
    bytes,
    isOnDevice: true,
    put: async (id, value) => void values.set(id, structuredClone(value)),
    putBytes: async (id, content) => void bytes.set(id, content),
    get: async (id) => values.get(id),
    getBytes: async (id) => bytes.get(id),
    ids: async () => [...values.keys()],
    remove: async (id) => {
      values.delete(id);
      bytes.delete(id);
    },
  };
}

/** A server that notes what it got; `net` says whether the network is there. */
function setUp(own: Partial<OutboxSenders> = {}, store = memoryStore()) {
  const got: string[] = [];
  const net = { isThere: true };
  const contacts: number[] = [];
  const retries: (() => void)[] = [];
  const reach = (what: string) => {
    if (!net.isThere) throw new Offline();
    got.push(what);
  };
  let ids = 0;
  const outbox = new Outbox({
    senders: {
      create: async ({ form }) => reach(`create ${form}`),
      saveDraft: async ({ content, base }) => {
        reach(`draft ${content.patient.birthName} on ${base.revision}`);
        return base.revision + 1;
      },
      photo: async ({ metadata }) => reach(`photo ${metadata.view}`),
      submit: async ({ revision, key }) => reach(`submit ${revision} ${key}`),
      hasArrived: async () => false,
      ...own,
    },
    newId: () => `item-${++ids}-${store.values.size}`,
    later: (_ms, run) => {
      retries.push(run);
      return () => undefined;
    },
    alone: (work) => work(),
    tellOthers: () => undefined,
    onContact: () => contacts.push(1),
  });
  return { outbox, store, got, net, retries, contacts, reach };
}

describe('the outbox', () => {
  test('B-020 creation, draft, photos and sending go in that order, whatever the order they came in', async () => {
    const { outbox, store, got, net } = setUp();
    net.isThere = false;
    await outbox.open(store);
    await outbox.addCreation({ caseId, form: 'peau', key: 'k' }, draft(named('Modele')));
    await outbox.addPhoto(photo('regional'), file);
    await outbox.addSubmission(submission);
    await outbox.addPhoto(photo('close-up'), file);
    await outbox.settled();
    expect(got).toEqual([]);
    net.isThere = true;
    outbox.wake();
    await outbox.settled();
    expect(got).toEqual([
      'create peau',
      'draft Modele on 3',
      'photo regional',
      'photo close-up',
      'submit 4 key-1',
    ]);
    expect([...store.values.keys(), ...store.bytes.keys()]).toEqual([]);
  });

  test('B-020 an answer that was lost: sent again under the same key, and never a second item', async () => {
    let isLost = true;
    const keys: string[] = [];
    const { outbox, store, retries } = setUp({
      submit: async ({ key }) => {
        keys.push(key);
        if (isLost) throw new Offline();
      },
    });
    await outbox.open(store);
    await outbox.addSubmission(submission);
    await outbox.addSubmission({ ...submission, key: 'another tap' });
    await outbox.settled();
    isLost = false;
    retries.at(-1)?.();
    await outbox.settled();
    expect(new Set(keys)).toEqual(new Set(['key-1']));
    expect(store.values.size).toBe(0);
  });

  test('B-020 a refused sending comes back with its reason and stays; it goes once it is asked again', async () => {
    let isRefused = true;
    const { outbox, store } = setUp({
      submit: async () => {
        if (isRefused) throw problem('case.incomplete', 422);
      },
    });
    await outbox.open(store);
    outbox.openPage(caseId, screenAt(3));
    await outbox.keepDraft(draft(named('Modele'), false));
    await outbox.addSubmission(submission);
    await outbox.settled();
    expect(outbox.submissionOf(caseId)?.refusal?.message).toBe('refused: case.incomplete');
    expect(outbox.draftOf(caseId)?.content).toEqual(named('Modele'));
    isRefused = false;
    await outbox.addSubmission({ ...submission, key: 'key-2' });
    await outbox.settled();
    expect(outbox.submissionOf(caseId)).toBeUndefined();
  });

  test('B-020 refused because it had arrived before: nothing comes back', async () => {
    const { outbox, store } = setUp({
      submit: async () => {
        throw problem('request.idempotency_mismatch');
      },
      hasArrived: async () => true,
    });
    await outbox.open(store);
    await outbox.addSubmission(submission);
    await outbox.settled();
    expect(store.values.size).toBe(0);
  });

  test('B-020 a refused photo holds the sending of its request back, not another request', async () => {
    const other = caseId.replace(/1$/, '2');
    const sent: string[] = [];
    const { outbox, store } = setUp({
      photo: async () => {
        throw problem('photo.unreadable', 422);
      },
      submit: async (item) => sent.push(item.caseId),
    });
    await outbox.open(store);
    await outbox.addPhoto(photo('regional'), file);
    await outbox.addSubmission(submission);
    await outbox.addSubmission({ ...submission, caseId: other });
    await outbox.settled();
    expect(sent).toEqual([other]);
    const [waiting] = outbox.list.view.items;
    expect(waiting?.refusal?.code).toBe('photo.unreadable');
    expect(outbox.submissionOf(caseId)?.refusal?.message).toContain('n’a pas été acceptée');
    await outbox.dismiss(waiting?.id ?? '');
    await outbox.retry(outbox.submissionOf(caseId)?.id ?? '');
    await outbox.settled();
    expect(sent).toEqual([other, caseId]);
    expect([...store.values.keys(), ...store.bytes.keys()]).toEqual([]);
  });

  test('B-020 a page that was closed and opened again goes on where the server stopped receiving', async () => {
    const first = setUp({
      photo: async (_item, _file, on) => {
        on.url('/api/uploads/1');
        throw new Offline();
      },
    });
    await first.outbox.open(first.store);
    await first.outbox.addPhoto(photo('regional'), file);
    await first.outbox.settled();
    await first.outbox.close();
    expect(first.outbox.list.view.items).toEqual([]);
    const goesOn: unknown[] = [];
    const second = setUp(
      { photo: async ({ uploadUrl }, sent) => goesOn.push([uploadUrl, sent.type, await sent.text()]) },
      first.store,
    );
    await second.outbox.open(second.store);
    await second.outbox.settled();
    expect(goesOn, 'opening alone sends nothing').toEqual([]);
    second.outbox.wake();
    await second.outbox.settled();
    expect(goesOn).toEqual([['/api/uploads/1', 'image/jpeg', 'bytes']]);
    expect([...first.store.values.keys(), ...first.store.bytes.keys()]).toEqual([]);
  });

  test('A-010 a session that is locked or over is no refusal: all of it waits, and nothing is tried by itself', async () => {
    const { outbox, store, retries } = setUp({
      submit: async () => {
        throw problem('session.locked', 423);
      },
    });
    await outbox.open(store);
    await outbox.addSubmission(submission);
    await outbox.settled();
    expect(outbox.submissionOf(caseId)?.refusal).toBeUndefined();
    expect(retries).toEqual([]);
    await outbox.close();
    await expect(outbox.addPhoto(photo('regional'), file)).rejects.toThrow('locked');
  });

  test('B-020 an open screen saves its draft itself, and the sending names the revision it reached', async () => {
    const { outbox, store, got } = setUp();
    await outbox.open(store);
    const close = outbox.openPage(caseId, screenAt(9));
    await outbox.keepDraft(draft(named('Modele')));
    await outbox.addSubmission(submission);
    await outbox.settled();
    expect(got).toEqual(['submit 9 key-1']);
    await outbox.releaseDraft(caseId, { content: named('Modele'), revision: 9 });
    expect(store.values.size).toBe(0);
    close();
  });

  test('B-020 a draft whose screen was refused is not sent again by itself; one that met no network is', async () => {
    const { outbox, store, retries } = setUp();
    let isRefused = true;
    let flushes = 0;
    await outbox.open(store);
    const flush = async () => {
      flushes += 1;
      return false;
    };
    outbox.openPage(caseId, screenAt(9, { flush, isRefused: () => isRefused }));
    await outbox.keepDraft(draft(named('Modele')));
    outbox.wake();
    await outbox.settled();
    expect([flushes, retries.length]).toEqual([1, 0]);
    isRefused = false;
    outbox.wake();
    await outbox.settled();
    expect([flushes, retries.length]).toEqual([2, 1]);
  });

  test('B-029 only what the server acknowledged is a contact: a draft with nothing to send is none', async () => {
    const { outbox, store, contacts } = setUp();
    await outbox.open(store);
    const close = outbox.openPage(caseId, screenAt(9));
    await outbox.keepDraft(draft(named('Modele'), false));
    outbox.wake();
    await outbox.settled();
    expect(contacts).toEqual([]);
    await outbox.keepDraft(draft(named('Modele'), true));
    close();
    await outbox.settled();
    expect(contacts).toEqual([1]);
  });

  test('B-020 a photo that has arrived stays in sight until the case could be read again', async () => {
    const { outbox, store } = setUp();
    let isReadable = false;
    const readings: Promise<void>[] = [];
    outbox.onArrived(() => {
      const reading = isReadable ? Promise.resolve() : Promise.reject(new Offline());
      readings.push(reading);
      return reading;
    });
    await outbox.open(store);
    await outbox.addPhoto(photo('regional'), file);
    await outbox.settled();
    await Promise.allSettled(readings);
    expect(outbox.list.view.items.map(({ progress }) => progress.kind)).toEqual(['done']);
    expect(store.values.size).toBe(0);
    isReadable = true;
    outbox.wake();
    await outbox.settled();
    await expect.poll(() => outbox.list.view.items).toEqual([]);
  });

  test('B-027 how far a photo had come stays in sight while it waits', async () => {
    const { outbox, store } = setUp({
      photo: async (_item, _file, on) => {
        on.fraction(0.4);
        throw new Offline();
      },
    });
    await outbox.open(store);
    await outbox.addPhoto(photo('regional'), file);
    await outbox.settled();
    expect(outbox.list.view.items[0]?.progress).toEqual({ kind: 'waiting', fraction: 0.4 });
  });

  test('B-020 a photo wiped while its address was being written does not come back', async () => {
    const { outbox, store } = setUp({ photo: async (_item, _file, on) => on.url('/api/uploads/1') });
    await outbox.open(store);
    await outbox.addPhoto(photo('regional'), file);
    await outbox.settled();
    await outbox.list.readAgain();
    expect([...store.values.keys(), ...store.bytes.keys()]).toEqual([]);
    expect(outbox.list.view.items).toEqual([]);
  });
});
