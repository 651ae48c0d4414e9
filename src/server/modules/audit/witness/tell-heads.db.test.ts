import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLineFile } from '#server/platform/files/line-file.ts';
import { createFakeMail, type FakeMail } from '#server/ports/mail/mail.fake.ts';
import { TryLater } from '#server/ports/mail/mail.port.ts';
import { createFakeTimeStamp, type FakeTimeStamp } from '#server/ports/time-stamp/time-stamp.fake.ts';
import { NoTimeStamp } from '#server/ports/time-stamp/time-stamp.port.ts';
import { compareWitness } from '../proof/compare-witness.ts';
import { listHeads } from '../proof/proof.queries.ts';
import { openProofStage, type ProofStage, tester } from '../proof/proof-stage.suite.ts';
import { stampedText } from '../proof/tree-head.ts';
import { tellHeads, type Witnesses, type WitnessParts } from './tell-heads.ts';
import { listTokens } from './witness.queries.ts';

let stage: ProofStage;
let folder: string;
let path: string;
let mail: FakeMail;
let timeStamp: FakeTimeStamp;
beforeEach(async () => {
  stage = await openProofStage();
  folder = await mkdtemp(join(tmpdir(), 'consilia-witness-'));
  path = join(folder, 'heads.jsonl');
  mail = createFakeMail();
  timeStamp = createFakeTimeStamp(() => stage.clock.now);
});
afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const partsWith = (witnesses: Partial<Witnesses>): WitnessParts => ({
  run: stage.run,
  now: () => stage.clock.now,
  mail,
  witnesses: { mails: [], ...witnesses },
});
const lines = async () => (await readFile(path, 'utf8')).split('\n');
async function act(): Promise<void> {
  await stage.write(1);
  await stage.append();
}

describe('A-112 heads are told outside', () => {
  test('A-112 every head goes to the file once, in order, also after a cut', async () => {
    const parts = partsWith({ file: createLineFile(path) });
    await tellHeads(parts);
    await act();
    await act();
    await tellHeads(parts);
    await tellHeads(parts);
    expect((await lines()).filter(Boolean)).toHaveLength(2);
    await act();
    await tellHeads(parts);
    const { length } = await readFile(path, 'utf8');
    await truncate(path, length - 20);
    await tellHeads(parts);
    const written = (await lines()).filter(Boolean);
    expect(written).toHaveLength(4);
    const whole = written.toSpliced(2, 1);
    const count = await stage.run(tester, ({ tx }) =>
      compareWitness(tx, whole, { signer: stage.keyring.signer, name: 'witness' }),
    );
    expect(count).toBe(3);
    await appendFile(path, '');
  });

  test('A-112 the last head goes by mail once a day to each address, and a mail that fails is sent again', async () => {
    const parts = partsWith({ mails: ['notaire@exemple.example', 'dpo@exemple.example'] });
    await tellHeads(parts);
    expect(mail.sent).toHaveLength(0);
    await act();
    mail.failNext(1, 'later');
    await expect(tellHeads(parts)).rejects.toThrow(TryLater);
    await tellHeads(parts);
    await tellHeads(parts);
    expect(mail.sent.map(({ to }) => to)).toEqual(['notaire@exemple.example', 'dpo@exemple.example']);
    const [head] = await stage.run(tester, ({ tx }) => listHeads(tx, { limit: 1 }));
    if (!head) throw new Error('no head');
    expect(mail.sent[0]?.text).toContain(stampedText(head));
    expect(mail.sent[0]?.text).toContain('BEGIN PUBLIC KEY');
    stage.later(23 * 3600);
    await act();
    await tellHeads(parts);
    expect(mail.sent).toHaveLength(2);
    stage.later(3600);
    await tellHeads(parts);
    expect(mail.sent).toHaveLength(4);
  });

  test('B-127 the last head is time-stamped once an hour, and only when there is a new one', async () => {
    const parts = partsWith({ timeStamp });
    await act();
    timeStamp.isAway = true;
    await expect(tellHeads(parts)).rejects.toThrow(NoTimeStamp);
    timeStamp.isAway = false;
    await tellHeads(parts);
    stage.later(1800);
    await act();
    await tellHeads(parts);
    expect(timeStamp.stamped).toHaveLength(1);
    stage.later(1800);
    await tellHeads(parts);
    stage.later(7200);
    await tellHeads(parts);
    expect(timeStamp.stamped).toHaveLength(2);
    const heads = await stage.run(tester, ({ tx }) => listHeads(tx, { limit: 9 }));
    expect(timeStamp.stamped.map(String)).toEqual(heads.map(stampedText));
    const tokens = await stage.run(tester, ({ tx }) => listTokens(tx, 0, 9));
    expect(tokens.map(({ headNumber, token }) => [headNumber, String(token)])).toEqual([
      [1, 'token 1'],
      [2, 'token 2'],
    ]);
  });
});
