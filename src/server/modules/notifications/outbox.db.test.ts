import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { destroyedKey } from '#server/platform/crypto/keyring.ts';
import { createKeptMail } from '#server/ports/mail/providers/kept.adapter.ts';
import { setAccountStatus } from '../accounts/account.store.ts';
import {
  change,
  countJobs,
  database,
  emailOf,
  happens,
  later,
  mail,
  people,
  prepareNotificationWorld,
  publicUrl,
  run,
  states,
  tester,
  work,
} from './notification-world.suite.ts';
import { setStop } from './stop/set-stop.ts';
import { readOutbox } from './use-cases/read-outbox.ts';
import { writeMails } from './use-cases/write-mails.ts';

prepareNotificationWorld();

describe('sending', () => {
  const end = async () => {
    await change({ status: 'ended' });
    await run(tester, (ctx) => setAccountStatus(ctx.tx, people.colleague, 'closed'));
    await happens('end', { from: 'unanswered', status: 'ended' });
  };

  test('is tried again after a failure that may pass, with the same key', async () => {
    await end();
    mail.failNext(2, 'later');
    await work();
    expect(await states()).toEqual(['waiting']);
    for (const _ of [1, 2]) {
      later(1);
      await work();
    }
    expect([mail.attempts, await states()]).toEqual([3, ['sent']]);
    later(600);
    await work();
    expect(mail.attempts).toBe(3);
  });

  test('ends as failed when refused for good, at once', async () => {
    await end();
    mail.failNext(1, 'for-good');
    const { failed } = await work();
    expect(failed).toEqual([{ name: 'notifications.send-mail', reason: 'Told to refuse', isFinal: true }]);
    expect([mail.attempts, await states()]).toEqual([1, ['failed']]);
  });

  test('ends as failed when given up after the last try', async () => {
    await end();
    mail.failNext(1_000, 'later');
    for (let round = 0; round < 14; round++) {
      await work();
      later(7 * 60);
    }
    expect([mail.attempts, await states()]).toEqual([12, ['failed']]);
  });

  test('does not write to an account closed since', async () => {
    const draft = { kind: 'test', caseId: null, subject: 's', text: 't', html: '<p>t</p>' };
    await run(tester, (ctx) => writeMails(ctx, [{ ...draft, accountId: people.pharmacist }], 'sends'));
    await run(tester, (ctx) => setAccountStatus(ctx.tx, people.pharmacist, 'closed'));
    await work();
    expect([mail.attempts, await states()]).toEqual([0, ['failed']]);
  });

  test('without a mail server mails are kept, and no job waits', async () => {
    await end();
    await work(createKeptMail());
    expect([await states(), await countJobs()]).toEqual([['kept'], 0]);
  });
});

describe('outbox', () => {
  const write = (text: string) =>
    run(tester, (ctx) =>
      writeMails(
        ctx,
        [
          {
            accountId: people.pharmacist,
            kind: 'test',
            caseId: null,
            subject: `Sujet ${text}`,
            text,
            html: '',
          },
        ],
        'keeps',
      ),
    );
  const read = (input: { cursor?: string; limit?: number; isDemo?: boolean } = {}) => {
    const { cursor, limit = 25, isDemo = false } = input;
    const actor = { kind: 'operator', accountId: people.operator } as const;
    return run(actor, (ctx) => readOutbox(ctx, { actor, cursor, limit, isDemo, publicUrl }));
  };

  test('is ciphertext in the database', async () => {
    await write('zebra');
    const { rows } = await sql<{ text: string }>`
      select encode(mail_sealed, 'escape') as text from outbox_mails`.execute(database.db);
    expect(rows[0]?.text).not.toMatch(/zebra|pharmacist@|Sujet/);
    const { items } = await read();
    expect(items).toMatchObject([
      { to: emailOf('pharmacist'), subject: 'Sujet zebra', text: 'zebra', state: 'kept' },
    ]);
  });

  test('lists newest first, page by page, each once', async () => {
    for (let index = 0; index < 5; index++) {
      await write(`m${index}`);
      if (index % 2) later(1);
    }
    const texts: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      texts.push(...page.items.map(({ text }) => text));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(texts).toHaveLength(5);
    expect(new Set(texts).size).toBe(5);
    expect(texts[0]).toBe('m4');
    expect(texts.slice(1, 3).sort()).toEqual(['m2', 'm3']);
  });

  test('masks one-time links outside the demo', async () => {
    await write('Ouvrir : https://consilia.example/invitation/s3cret');
    expect((await read()).items[0]?.text).toBe('Ouvrir : https://consilia.example/«lien masqué»');
    expect((await read({ isDemo: true })).items[0]?.text).toContain('s3cret');
  });

  test('reading it is kept in the archive, with the mails that were shown', async () => {
    const [mailId] = await write('x');
    await read();
    const entries = await run(tester, (ctx) =>
      ctx.tx.selectFrom('audit_entries').selectAll().where('action', '=', 'outbox.read').execute(),
    );
    expect(entries).toMatchObject([
      { actor_kind: 'operator', actor_id: people.operator, details: { mailIds: [mailId] } },
    ]);
  });

  test('A-087 shows that something was written to an account erased since, and nothing of it', async () => {
    const [mailId = ''] = await write('zebra');
    await run(tester, (ctx) =>
      ctx.tx
        .updateTable('accounts')
        .set({ data_key: destroyedKey, status: 'closed' })
        .where('id', '=', people.pharmacist)
        .execute(),
    );
    expect((await read()).items).toMatchObject([
      { mailId, to: '', subject: 'Message effacé avec le compte', text: '', isStopped: false },
    ]);
    const actor = { kind: 'operator', accountId: people.operator } as const;
    const stop = run(actor, (ctx) => setStop(ctx, { actor, mailId, isStopped: true }));
    await expect(stop).rejects.toThrow('outbox.not_found');
  });

  test('refuses a foreign cursor', async () => {
    await expect(read({ cursor: 'nonsense' })).rejects.toThrow('request.malformed');
  });
});
