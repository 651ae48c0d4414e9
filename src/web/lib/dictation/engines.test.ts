import { describe, expect, test, vi } from 'vitest';
import { ApiProblem, Offline } from '../problem-errors.ts';
import { type Recognition, type RecognitionClass, startBrowserDictation } from './browser-recogniser.ts';
import { chooseEngine } from './choose-engine.ts';
import { dictationFr } from './dictation.fr.ts';
import { createPieceQueue } from './piece-queue.ts';

describe('B-028 which recogniser', () => {
  test.each([
    ['available', true, false, 'device'],
    ['available', true, true, 'device'],
    ['downloadable', true, true, 'server'],
    ['downloadable', true, false, 'device-after-download'],
    ['downloading', true, false, 'device-after-download'],
    ['unavailable', true, true, 'server'],
    ['unavailable', false, true, 'server'],
    ['unavailable', true, false, 'none'],
    ['unavailable', false, false, 'none'],
  ] as const)('%s on the device, recognition %s, own server %s: %s', (state, has, hasServer, choice) => {
    expect(chooseEngine(state, has, { hasServer, allowsBrowserCloud: false })).toBe(choice);
  });

  test('the maker of the browser hears nothing unless the operator agreed, and nothing else is there', () => {
    const agreed = { hasServer: false, allowsBrowserCloud: true };
    expect(chooseEngine('unavailable', true, agreed)).toBe('cloud');
    expect(chooseEngine('downloadable', true, agreed)).toBe('device-after-download');
    expect(chooseEngine('unavailable', true, { ...agreed, hasServer: true })).toBe('server');
    expect(chooseEngine('unavailable', false, agreed)).toBe('none');
  });
});

/** A recogniser of a browser that does what the test tells it. */
class Heard implements Recognition {
  static last: Heard;
  lang = '';
  continuous = false;
  interimResults = false;
  processLocally = false;
  starts = 0;
  onresult: Recognition['onresult'] = null;
  onerror: Recognition['onerror'] = null;
  onend: Recognition['onend'] = null;
  onsoundstart: Recognition['onsoundstart'] = null;
  onsoundend: Recognition['onsoundend'] = null;
  constructor() {
    Heard.last = this;
  }
  start() {
    this.starts += 1;
  }
  stop() {
    this.onend?.();
  }
  abort() {
    this.onend?.();
  }
  say(transcript: string, isFinal = true) {
    this.onresult?.({ resultIndex: 0, results: [{ isFinal, 0: { transcript } }] });
  }
}

function listenTo(isLocal: boolean) {
  const events = { onLevel: vi.fn(), onHeard: vi.fn(), onGuess: vi.fn(), onEnd: vi.fn() };
  const run = startBrowserDictation(Heard as RecognitionClass, isLocal, events, (text) => text.toUpperCase());
  return { run, events, heard: Heard.last };
}

describe('B-028 the recogniser of the browser', () => {
  test.each([true, false])('is told to stay on the device where it must: %s', (isLocal) => {
    const { heard } = listenTo(isLocal);
    expect([heard.lang, heard.processLocally, heard.starts]).toEqual(['fr-FR', isLocal, 1]);
  });

  test('what is certain is corrected and put in, what is not is shown only', () => {
    const { heard, events } = listenTo(true);
    heard.say('plaq', false);
    heard.say('plaque');
    expect(events.onHeard.mock.calls).toEqual([['PLAQUE']]);
    expect(events.onGuess.mock.calls).toEqual([['plaq'], ['']]);
  });

  test('goes on after a silence, and ends when nothing was said for long', () => {
    const { heard, events } = listenTo(true);
    heard.onend?.();
    heard.say('plaque');
    for (let ends = 0; ends < 4; ends += 1) heard.onend?.();
    expect(heard.starts).toBe(5);
    expect(events.onEnd.mock.calls).toEqual([[dictationFr.quiet]]);
  });

  test.each([
    ['not-allowed', dictationFr.refused],
    ['audio-capture', dictationFr.noMicrophone],
    ['language-not-supported', dictationFr.failed],
    ['network', dictationFr.offline],
    ['something-new', dictationFr.interrupted],
  ])('the fault %s is told once, also where no end follows', (error, sentence) => {
    const { heard, events } = listenTo(true);
    heard.onerror?.({ error: 'no-speech' });
    heard.onerror?.({ error });
    heard.onend?.();
    heard.say('trop tard');
    expect(events.onEnd.mock.calls).toEqual([[sentence]]);
    expect(events.onHeard).not.toHaveBeenCalled();
  });

  test('stopped by the person it ends without a reproach; aborted it says nothing more', () => {
    const stopped = listenTo(true);
    stopped.run.stop();
    expect(stopped.events.onEnd.mock.calls).toEqual([[undefined]]);
    const aborted = listenTo(true);
    aborted.run.abort();
    aborted.heard.say('trop tard');
    expect([aborted.events.onEnd.mock.calls, aborted.events.onHeard.mock.calls]).toEqual([[], []]);
  });
});

const piece = (value: number) => Float32Array.from([value]);
const busy = () =>
  new ApiProblem({ type: 'about:blank', title: 'Occupé.', status: 503, code: 'dictation.busy' });

function queueOf(send: (value: number) => Promise<string>) {
  const texts: string[] = [];
  const failures: string[] = [];
  const pauses: number[] = [];
  const queue = createPieceQueue({
    send: (samples) => send(samples[0] ?? 0),
    pause: async (attempt) => void pauses.push(attempt),
    onText: (text) => texts.push(text),
    onFailed: (sentence) => failures.push(sentence),
  });
  return { queue, texts, failures, pauses };
}

describe('B-028 pieces of speech', () => {
  test('go in as they were spoken, however long each takes; silence adds nothing', async () => {
    const first = Promise.withResolvers<string>();
    const { queue, texts } = queueOf((value) =>
      value === 1 ? first.promise : Promise.resolve(value === 2 ? '' : 'b'),
    );
    for (const value of [1, 2, 3]) queue.add(piece(value));
    first.resolve('a');
    await queue.drained();
    expect(texts).toEqual(['a', 'b']);
  });

  test('are tried three times while network or recogniser hesitate', async () => {
    const failing = [new Offline(), busy()];
    const { queue, texts, failures, pauses } = queueOf(async () => {
      const failure = failing.shift();
      if (failure) throw failure;
      return 'a';
    });
    queue.add(piece(1));
    await queue.drained();
    expect([texts, failures, pauses]).toEqual([['a'], [], [1, 2]]);
  });

  test('after a failure nothing more goes in, and it is told once', async () => {
    let sent = 0;
    const { queue, texts, failures } = queueOf(async () => {
      sent += 1;
      throw new Offline();
    });
    queue.add(piece(1));
    queue.add(piece(2));
    await queue.drained();
    expect([texts, failures, sent]).toEqual([[], [dictationFr.offline], 3]);
  });

  test('a refusal is not tried again', async () => {
    let sent = 0;
    const { queue, failures } = queueOf(async () => {
      sent += 1;
      throw new ApiProblem({ type: 'about:blank', title: 'Refusé.', status: 422, code: 'dictation.failed' });
    });
    queue.add(piece(1));
    await queue.drained();
    expect([failures, sent]).toEqual([['Refusé.'], 1]);
  });

  test('a recogniser that does not keep up ends the dictation', async () => {
    const never = Promise.withResolvers<string>();
    const { queue, failures } = queueOf(() => never.promise);
    for (let value = 0; value < 7; value += 1) queue.add(piece(value));
    expect(failures).toEqual([dictationFr.tooSlow]);
  });
});
