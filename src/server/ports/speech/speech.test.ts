import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readWav } from '#contracts/dictation/speech-audio.ts';
import { ModelProblem } from './model-folder.ts';
import { createSpeechGateway, type GatewayLimits } from './providers/gateway.adapter.ts';
import { createSherpaRecogniser } from './providers/sherpa.adapter.ts';
import { createFakeSpeechRecogniser } from './speech.fake.ts';
import { SpeechRefused, TryLater } from './speech.port.ts';
import { describeSpeechRecogniser, speechPiece } from './speech.suite.ts';
import { writeTinyModel } from './tiny-model.fixture.ts';

const directory = mkdtempSync(join(tmpdir(), 'consilia-speech-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describeSpeechRecogniser('fake', createFakeSpeechRecogniser);

test('the fake says what it is told, and fails when told to', async () => {
  const fake = createFakeSpeechRecogniser();
  fake.willHear('plaque', 'bulle');
  fake.failNext(1);
  await expect(fake.recognise(speechPiece(1))).rejects.toThrow(TryLater);
  expect([await fake.recognise(speechPiece(1)), await fake.recognise(speechPiece(2))]).toEqual([
    'plaque',
    'bulle',
  ]);
  expect(fake.heard).toEqual([1, 2]);
});

describe('B-028 sherpa-onnx, on a model of one word', () => {
  const folder = join(directory, 'tiny');
  writeTinyModel(folder);

  describeSpeechRecogniser('sherpa-onnx', () => createSherpaRecogniser(folder));

  test('says the word of its model, in a process of its own', async () => {
    const recogniser = createSherpaRecogniser(folder);
    expect(await recogniser.recognise(speechPiece(1))).toBe('exéma');
    await recogniser.close();
    expect(await recogniser.recognise(speechPiece(1))).toBe('exéma');
    await recogniser.close();
  });

  test('too slow: this piece fails, the next begins with a new process', async () => {
    const slow = createSherpaRecogniser(folder, { startMs: 0, timeLimitMs: 1 });
    await expect(slow.recognise(speechPiece(30))).rejects.toThrow(TryLater);
    await expect(slow.recognise(speechPiece(30))).rejects.toThrow('slow');
    await slow.close();
  });

  test('too hungry: the process is ended', async () => {
    const hungry = createSherpaRecogniser(folder, { memoryMb: 1 });
    await expect(hungry.recognise(speechPiece(30))).rejects.toThrow('ended');
    await hungry.close();
  });

  test('too many at once: the last is told to come back, the others are answered', async () => {
    const small = createSherpaRecogniser(folder, { queueLength: 1 });
    const pieces = Array.from({ length: 3 }, () =>
      small.recognise(speechPiece(1)).catch((error: Error) => error),
    );
    const answers = await Promise.all(pieces);
    expect(answers.slice(0, 2)).toEqual(['exéma', 'exéma']);
    expect(answers[2]).toBeInstanceOf(TryLater);
    await small.close();
  });

  test('a folder without a whole model is refused at the start', () => {
    expect(() => createSherpaRecogniser(join(directory, 'nowhere'))).toThrow(ModelProblem);
    const cut = join(directory, 'cut');
    writeTinyModel(cut);
    truncateSync(join(cut, 'model.onnx'), 100);
    expect(() => createSherpaRecogniser(cut)).toThrow(/100 bytes/);
  });

  test('a file that is no model fails softly, and the server goes on', async () => {
    const broken = join(directory, 'broken');
    writeTinyModel(broken);
    const length = 7;
    writeFileSync(join(broken, 'model.onnx'), 'x'.repeat(length));
    const { readFileSync } = await import('node:fs');
    const path = join(broken, 'speech-model.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { files: { role: string; bytes: number }[] };
    for (const file of manifest.files) if (file.role === 'model') file.bytes = length;
    writeFileSync(path, JSON.stringify(manifest));
    const recogniser = createSherpaRecogniser(broken);
    await expect(recogniser.recognise(speechPiece(1))).rejects.toThrow(TryLater);
    await recogniser.close();
  });
});

describe('B-028 a gateway over HTTP', () => {
  let server: Server | undefined;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((done) => (server ? server.close(done) : done(undefined)));
    server = undefined;
  });

  async function listen(
    answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  ): Promise<string> {
    const started = createServer((request, response) => void answer(request, response));
    server = started;
    await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(started.address() as { port: number }).port}/v1/audio/transcriptions`;
  }
  const gateway = (url: string, limits: Partial<GatewayLimits> = {}, apiKey?: string) =>
    createSpeechGateway({ url, apiKey, model: 'un-modele' }, limits);

  async function formOf(request: IncomingMessage): Promise<FormData> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    return new Response(new Uint8Array(Buffer.concat(pieces)), { headers }).formData();
  }
  /** A speech server of the common shape, which hears one word in sound. */
  const listening = () =>
    listen(async (request, response) => {
      const file = (await formOf(request)).get('file') as File;
      const read = readWav(new Uint8Array(await file.arrayBuffer()));
      const isSound = read.ok && read.samples.some((sample) => Math.abs(sample) > 0.01);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ text: isSound ? ' plaque\nrouge ' : '' }));
    });

  test('sends the piece in the common shape, with the key, and answers one line', async () => {
    let seen: unknown;
    const url = await listen(async (request, response) => {
      const form = await formOf(request);
      const file = form.get('file') as File;
      const { authorization } = request.headers;
      const fields = ['model', 'language', 'response_format'].map((name) => form.get(name));
      seen = { url: request.url, authorization, fields, type: file.type, bytes: file.size };
      response.end(JSON.stringify({ text: 'plaque\u0000 rouge\n' }));
    });
    expect(await gateway(url, {}, 'une-cle').recognise(speechPiece(1))).toBe('plaque rouge');
    expect(seen).toEqual({
      url: '/v1/audio/transcriptions',
      authorization: 'Bearer une-cle',
      fields: ['un-modele', 'fr', 'json'],
      type: 'audio/wav',
      bytes: 32_044,
    });
  });

  test('behaves as every recogniser', async () => {
    const recogniser = gateway(await listening());
    expect(await recogniser.recognise(speechPiece(1))).toBe('plaque rouge');
    expect(await recogniser.recognise(speechPiece(1, 'silence'))).toBe('');
  });

  test.each([
    [500, '{}', TryLater],
    [429, '{}', TryLater],
    [401, '{}', SpeechRefused],
    [200, 'no JSON', SpeechRefused],
    [200, '{"words":[]}', SpeechRefused],
    [200, JSON.stringify({ text: 'x'.repeat(5_000) }), SpeechRefused],
    [200, JSON.stringify({ text: 'x'.repeat(70_000) }), SpeechRefused],
  ])('an answer %i %.12s is a failure', async (status, body, kind) => {
    const url = await listen((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end(body));
    });
    await expect(gateway(url).recognise(speechPiece(1))).rejects.toThrow(kind);
  });

  test('a redirect is not followed: sound goes where the operator said, or nowhere', async () => {
    const url = await listen((request, response) => {
      request.resume().on('end', () => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end());
    });
    await expect(gateway(url).recognise(speechPiece(1))).rejects.toThrow(TryLater);
  });

  test('silent, unreachable or crowded: try later', async () => {
    const url = await listen((request) => void request.resume());
    await expect(gateway(url, { timeLimitMs: 100 }).recognise(speechPiece(1))).rejects.toThrow(TryLater);
    await expect(gateway('http://127.0.0.1:1/').recognise(speechPiece(1))).rejects.toThrow(TryLater);
    const crowded = gateway(url, { timeLimitMs: 300, atOnce: 1, waiting: 0 });
    const first = crowded.recognise(speechPiece(1)).catch((error: Error) => error.message);
    await expect(crowded.recognise(speechPiece(1))).rejects.toThrow('Too many');
    expect(await first).toContain('too slow');
  });

  test('closing ends what is under way', async () => {
    const url = await listen((request) => void request.resume());
    const recogniser = gateway(url);
    const piece = recogniser.recognise(speechPiece(1));
    await recogniser.close();
    await expect(piece).rejects.toThrow(TryLater);
  });
});
