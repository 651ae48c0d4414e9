import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AutosaveState, createAutosave } from './autosave.ts';
import { ApiProblem, Offline } from './problem-errors.ts';

const refusal = new ApiProblem({
  type: 'about:blank',
  title: 'Trop long.',
  status: 422,
  code: 'request.malformed',
});
const outage = new ApiProblem({
  type: 'about:blank',
  title: 'Panne.',
  status: 503,
  code: 'internal.unavailable',
});

/** A server whose answers the test gives by hand. */
function setUp() {
  const asked: { value: string; accept: () => void; fail: (error: unknown) => void }[] = [];
  const states: AutosaveState['kind'][] = [];
  const autosave = createAutosave<string>({
    save: (value) => new Promise<void>((accept, fail) => asked.push({ value, accept, fail })),
    onState: (state) => states.push(state.kind),
  });
  const answer = async (how: 'accept' | Error, at = asked.length - 1) => {
    const request = asked[at];
    how === 'accept' ? request?.accept() : request?.fail(how);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, asked, states, answer, values: () => asked.map((request) => request.value) };
}

describe('autosave', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('somebody who never pauses is saved after three seconds all the same', async () => {
    const { autosave, values } = setUp();
    for (let typed = 1; typed <= 7; typed++) {
      autosave.change('x'.repeat(typed));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(values()).toEqual(['xxxxxx']);
  });

  test('sends the newest value once, 800 ms after the last change', async () => {
    const { autosave, values, states, answer } = setUp();
    autosave.change('f');
    await vi.advanceTimersByTimeAsync(799);
    autosave.change('fi');
    await vi.advanceTimersByTimeAsync(799);
    expect(values()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(values()).toEqual(['fi']);
    expect(autosave.hasUnsaved()).toBe(true);
    await answer('accept');
    expect(autosave.hasUnsaved()).toBe(false);
    expect(states).toEqual(['unsaved', 'unsaved', 'saving', 'saved']);
  });

  test('keeps one request in flight and sends what came meanwhile afterwards, in order', async () => {
    const { autosave, values, answer } = setUp();
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(800);
    autosave.change('ab');
    autosave.change('abc');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(values()).toEqual(['a']);
    await answer('accept');
    expect(values()).toEqual(['a', 'abc']);
    expect(autosave.hasUnsaved()).toBe(true);
    await answer('accept');
    expect(autosave.hasUnsaved()).toBe(false);
  });

  test('tries again with growing waits while the network or the server is away, and loses nothing', async () => {
    const { autosave, values, states, answer } = setUp();
    autosave.change('texte');
    await vi.advanceTimersByTimeAsync(800);
    await answer(new Offline());
    expect(states.at(-1)).toBe('offline');
    await vi.advanceTimersByTimeAsync(1_999);
    expect(values()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await answer(outage);
    expect(autosave.isRefused()).toBe(false);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(values()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await answer('accept');
    expect(values()).toEqual(['texte', 'texte', 'texte']);
    expect(states.at(-1)).toBe('saved');
  });

  test('after a refusal waits for the next change and keeps what was typed', async () => {
    const { autosave, values, states, answer } = setUp();
    autosave.change('trop');
    await vi.advanceTimersByTimeAsync(800);
    await answer(refusal);
    expect(states.at(-1)).toBe('refused');
    expect(autosave.isRefused()).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(values()).toEqual(['trop']);
    expect(autosave.hasUnsaved()).toBe(true);
    autosave.change('bien');
    await vi.advanceTimersByTimeAsync(800);
    expect(values()).toEqual(['trop', 'bien']);
    await answer('accept');
    expect(autosave.isRefused()).toBe(false);
  });

  test('a change made while a value was being refused is sent', async () => {
    const { autosave, values, answer } = setUp();
    autosave.change('trop');
    await vi.advanceTimersByTimeAsync(800);
    autosave.change('bien');
    await answer(refusal);
    await vi.advanceTimersByTimeAsync(800);
    expect(values()).toEqual(['trop', 'bien']);
  });

  test('flush sends at once and says whether everything is on the server', async () => {
    const { autosave, values, answer } = setUp();
    autosave.change('a');
    const first = autosave.flush();
    expect(values()).toEqual(['a']);
    await answer('accept');
    expect(await first).toBe(true);
    autosave.change('b');
    const second = autosave.flush();
    await answer(refusal);
    expect(await second).toBe(false);
    expect(autosave.hasUnsaved()).toBe(true);
  });
});
