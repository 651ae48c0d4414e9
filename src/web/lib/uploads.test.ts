// The real library, in its build for browsers, over requests that are answered by hand.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startUpload, type UploadState } from './uploads.ts';

vi.mock('tus-js-client', () => vi.importActual('tus-js-client/lib.es5/browser/index.js'));

const endpoint = 'http://consilia.test/api/uploads';
const photoUrl = `${endpoint}/photo`;
const bytes = 12;

class HandXhr {
  static all: HandXhr[] = [];
  readonly upload = {};
  readonly headers = new Map<string, string>();
  onload: () => void = () => undefined;
  onerror: (error: unknown) => void = () => undefined;
  method = '';
  status = 0;
  responseText = '';
  isOpen = false;
  #answered: Record<string, string> = {};

  open(method: string): void {
    this.method = method;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers.set(name.toLowerCase(), value);
  }
  send(): void {
    this.isOpen = true;
    HandXhr.all.push(this);
  }
  abort(): void {
    this.isOpen = false;
  }
  getResponseHeader(name: string): string | null {
    return this.#answered[name.toLowerCase()] ?? null;
  }
  async answer(status: number, headers: Record<string, string> = {}, body = ''): Promise<void> {
    this.#answered = headers;
    this.status = status;
    this.responseText = body;
    this.isOpen = false;
    this.onload();
    await settle();
  }
  async cut(): Promise<void> {
    this.isOpen = false;
    this.onerror(new Error('cut'));
    await settle();
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const sent = (method: string) => HandXhr.all.filter((xhr) => xhr.method === method);
const open = () => HandXhr.all.filter(({ isOpen }) => isOpen).map(({ method }) => method);
const only = () => {
  expect(open()).toHaveLength(1);
  return HandXhr.all.find(({ isOpen }) => isOpen) as HandXhr;
};

let page: EventTarget;
beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal('XMLHttpRequest', HandXhr);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  HandXhr.all = [];
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const online = () => page.dispatchEvent(new Event('online'));

async function begin() {
  const states: UploadState[] = [];
  const metadata = { caseId: 'case', purpose: 'photo', view: 'regional' } as const;
  const handle = await startUpload({
    file: new Blob(['x'.repeat(bytes)]),
    metadata,
    endpoint,
    retryDelaysMs: [1_000, 3_000],
    onState: (state) => states.push(state),
  });
  return { handle, states };
}

/** Long enough for every try that waits. */
const later = () => vi.advanceTimersByTimeAsync(60_000);

describe('one upload of one photo', () => {
  test('B-027 cut in the middle it goes on from the last byte the server has, under the same address', async () => {
    const { states } = await begin();
    await settle();
    await only().answer(201, { location: photoUrl });
    await only().cut();
    await vi.advanceTimersByTimeAsync(1_000);
    await only().answer(200, { 'upload-offset': '5', 'upload-length': String(bytes) });
    expect(only().method).toBe('PATCH');
    expect(only().headers.get('upload-offset')).toBe('5');
    await only().answer(204, { 'upload-offset': String(bytes) }, '{"odd":true}');
    expect(states.at(-1)?.kind).toBe('refused');
    online();
    await later();
    expect(HandXhr.all.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH']);
  });

  test('B-027 a try that waits for its turn, and « online » twice: one begins', async () => {
    await begin();
    await settle();
    await only().cut();
    online();
    online();
    await later();
    expect(open()).toEqual(['POST']);
    expect(sent('POST')).toHaveLength(2);
  });

  test('B-027 « online » before the first request: one begins', async () => {
    await begin();
    online();
    await later();
    expect(open()).toEqual(['POST']);
    expect(sent('POST')).toHaveLength(1);
  });

  test('B-027 « online » while a piece is on its way: that one is given up, the server is asked how far it came', async () => {
    await begin();
    await settle();
    await only().answer(201, { location: photoUrl });
    online();
    await later();
    expect(open()).toEqual(['HEAD']);
    expect(sent('POST')).toHaveLength(1);
  });

  test.each(['leave', 'cancel', 'pause'] as const)(
    'B-027 %s before the first request: nothing is sent',
    async (stop) => {
      const { handle } = await begin();
      void handle[stop]();
      if (stop !== 'pause') online();
      await later();
      expect(HandXhr.all).toEqual([]);
    },
  );

  test('B-027 left while a try waits for its turn: nothing more is sent, whatever comes', async () => {
    const { handle } = await begin();
    await settle();
    await only().cut();
    handle.leave();
    online();
    handle.resume();
    await later();
    expect(HandXhr.all.map(({ method }) => method)).toEqual(['POST']);
  });

  test('B-027 paused before the first request and resumed: one begins; paused right after that, none does', async () => {
    const { handle, states } = await begin();
    handle.pause();
    handle.resume();
    await later();
    expect(open()).toEqual(['POST']);
    expect(sent('POST')).toHaveLength(1);
    await only().answer(201, { location: photoUrl });
    handle.resume();
    handle.pause();
    await later();
    expect(open()).toEqual([]);
    expect(states.at(-1)?.kind).toBe('interrupted');
    handle.resume();
    await later();
    expect(open()).toEqual(['HEAD']);
    expect(sent('POST')).toHaveLength(1);
  });

  test('B-027 cancelled, the server is told once and nothing begins again', async () => {
    const { handle } = await begin();
    await settle();
    await only().answer(201, { location: photoUrl });
    void handle.cancel();
    await settle();
    expect(open()).toEqual(['DELETE']);
    await only().answer(204);
    online();
    await later();
    expect(HandXhr.all.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'DELETE']);
  });
});
