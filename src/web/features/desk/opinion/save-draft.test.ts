import { describe, expect, test } from 'vitest';
import { emptyOpinion, type Opinion } from '#contracts/cases/opinion.ts';
import { ApiProblem, Offline } from '#web/lib/problem-errors.ts';
import { createDraftSaver, DraftConflict, type StoredDraft } from './save-draft.ts';

const text = (findings: string): Opinion => ({ ...emptyOpinion, findings });
const conflict = () =>
  new ApiProblem({ type: 'about:blank', title: 'Conflit', status: 409, code: 'request.version_conflict' });

/** A server that keeps one draft; `cut` loses the next answer after having saved. */
function server() {
  const state = { stored: { opinion: emptyOpinion, revision: 0 } as StoredDraft, cut: false };
  const keys: string[] = [];
  return {
    state,
    keys,
    calls: {
      save: async (draft: StoredDraft, key: string) => {
        keys.push(key);
        if (draft.revision !== state.stored.revision) throw conflict();
        state.stored = { opinion: draft.opinion, revision: draft.revision + 1 };
        if (state.cut) {
          state.cut = false;
          throw new Offline();
        }
        return { revision: state.stored.revision };
      },
      read: async () => state.stored,
    },
  };
}

describe('createDraftSaver', () => {
  test('each save builds on the revision that the server told', async () => {
    const { state, calls } = server();
    const saver = createDraftSaver(calls, 0);
    await saver.save(text('a'));
    await saver.save(text('b'));
    expect(state.stored).toEqual({ opinion: text('b'), revision: 2 });
  });

  test('a lost answer is no conflict, and the same attempt keeps its key', async () => {
    const { state, keys, calls } = server();
    const saver = createDraftSaver(calls, 0);
    state.cut = true;
    await expect(saver.save(text('a'))).rejects.toBeInstanceOf(Offline);
    await saver.save(text('a'));
    await saver.save(text('b'));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(state.stored.opinion.findings).toBe('b');
  });

  test('another text saved elsewhere is never overwritten unasked', async () => {
    const { state, calls } = server();
    const saver = createDraftSaver(calls, 0);
    state.stored = { opinion: text('elsewhere'), revision: 4 };
    const failure = await saver.save(text('mine')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DraftConflict);
    expect(state.stored.opinion.findings).toBe('elsewhere');
    saver.continueFrom((failure as DraftConflict).other.revision);
    await saver.save(text('mine'));
    expect(state.stored.opinion.findings).toBe('mine');
  });

  test('other refusals pass through', async () => {
    const refusal = new ApiProblem({
      type: 'about:blank',
      title: 'Non',
      status: 409,
      code: 'case.action_not_possible',
    });
    const saver = createDraftSaver(
      { save: () => Promise.reject(refusal), read: () => Promise.reject(refusal) },
      0,
    );
    await expect(saver.save(text('a'))).rejects.toBe(refusal);
  });
});
