// What the operator does with versions beside publishing: taking one back, translating one; and what an acceptance keeps.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acceptTerms,
  getPendingTerms,
  getText,
  getVersion,
  listAcceptances,
  listVersions,
  publishText,
  readPublishing,
  withdrawText,
} from '#contracts/legal/legal.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { problemSchema } from '#contracts/problem.ts';
import { hashText } from '#server/modules/legal/legal.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let operator: Person;
let pharmacy: string;
let visitor: ApiClient;
beforeAll(async () => {
  instance = await startTestInstance();
  pharmacy = await instance.addPharmacy('Pharmacie de l’Essai');
  operator = await instance.addPerson('operator', 'Opale Exploit');
  visitor = new ApiClient(instance.origin);
});
afterAll(() => instance.close());

const day = 86_400_000;
const codeOf = async (response: Response) => problemSchema.parse(await response.json()).code;
const publish = (body: Parameters<typeof bodyOf>[0]) =>
  operator.client.call(publishText, { body: bodyOf(body) });
const bodyOf = (body: { kind: 'privacy' | 'cookies' | 'terms'; text: string } & Record<string, unknown>) => ({
  summary: 'Ce qui change.',
  ...body,
});
const withdraw = (versionId: string, client = operator.client) =>
  client.send(withdrawText, { params: { versionId } });

describe('A-116 A-117 a version taken back before its effect', () => {
  test('never binds, frees its day, is told to whoever was told, and stays in the list as taken back', async () => {
    const person = await instance.addPerson('pharmacist', 'Vera Veille', { organisationId: pharmacy });
    const effectiveAt = new Date(instance.now.getTime() + 20 * day).toISOString();
    const { id, version } = await publish({ kind: 'privacy', text: '# Faux', effectiveAt });
    await instance.pass(1);
    const taps = await Promise.all([withdraw(id), withdraw(id)]);
    expect(taps.map(({ status }) => status)).toEqual([204, 204]);
    await instance.pass(1);
    const { items } = await person.client.call(listNotices, { query: {} } as never);
    const titles = items.map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('Version retirée'))).toHaveLength(1);
    const { items: versions } = await visitor.call(listVersions, { params: { kind: 'privacy' } });
    expect(versions.find((each) => each.id === id)?.withdrawnAt).toBe(versions[0]?.withdrawnAt);
    expect(versions.find((each) => each.id === id)?.withdrawnAt).not.toBeNull();
    const next = await publish({ kind: 'privacy', text: '# Juste', effectiveAt });
    expect(next).toMatchObject({ version: version + 1, effectiveAt });
    instance.setNow(new Date(effectiveAt));
    const { text } = await visitor.call(getText, { params: { kind: 'privacy' }, query: {} });
    expect(text).toBe('# Juste');
    // Two weeks later nobody is signed in any more.
    operator = await instance.addPerson('operator', 'Olga Encore');
    const acts = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('audit_entries').select('action').where('subject_id', '=', id).execute(),
    );
    expect(acts.map(({ action }) => action).sort()).toEqual(['terms.published', 'terms.withdrawn']);
  });

  test('B-018 what is in force, or is not there, or is asked by anybody else, is not taken back', async () => {
    const current = await visitor.call(getText, { params: { kind: 'terms' }, query: {} });
    expect(await codeOf(await withdraw(current.id, operator.client))).toBe('legal.already_in_force');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await codeOf(await withdraw(nobody, operator.client))).toBe('legal.not_found');
    const person = await instance.addPerson('pharmacist', 'Paul Passant', { organisationId: pharmacy });
    expect((await withdraw(current.id, person.client)).status).toBe(403);
  });

  test('a text that still asks for facts about the operator is refused', async () => {
    const body = bodyOf({ kind: 'cookies', text: '# Cookies de {{operator.name}}' });
    expect(await codeOf(await operator.client.send(publishText, { body }))).toBe('legal.facts_missing');
    const { missingFacts } = await operator.client.call(readPublishing, {});
    expect(missingFacts).toEqual([]);
  });
});

describe('A-106 A-107 a translation', () => {
  test('has the number of its French version, is told to nobody, and is missing for a version that has none', async () => {
    const query = { language: 'en' };
    const params = { kind: 'terms' } as const;
    const french = await visitor.call(getText, { params, query: {} });
    expect(await codeOf(await visitor.send(getText, { params, query }))).toBe('legal.not_translated');
    const translation = {
      kind: 'terms',
      language: 'en',
      text: '# Terms\n\nThe French text prevails.',
    } as const;
    const { id, version, requiresAcceptance } = await publish(translation);
    expect({ version, requiresAcceptance }).toEqual({ version: french.version, requiresAcceptance: false });
    await instance.pass(1);
    const state = await operator.client.call(readPublishing, {});
    expect(state.items.find((item) => item.id === id)?.told).toBe(0);
    const again = bodyOf({ ...translation, text: '# Other' });
    expect(await codeOf(await operator.client.send(publishText, { body: again }))).toBe(
      'legal.translation_without_french',
    );
    expect((await visitor.call(getText, { params, query })).languages).toEqual(['en', 'fr']);
  });

  test('A-003 B-125 read in its stead is noted; the proof points to the French text by its hash', async () => {
    const person = await instance.addPerson('pharmacist', 'Edith Anglais', {
      organisationId: pharmacy,
      hasAccepted: false,
    });
    const { items, attestation } = await person.client.call(getPendingTerms, {});
    const terms = items.find(({ kind }) => kind === 'terms');
    const shown = terms?.translations.find(({ language }) => language === 'en');
    expect(shown).toBeDefined();
    const versions = items.map(({ id, sha256, kind }) => ({
      id,
      sha256,
      ...(kind === 'terms' && shown ? { shownId: shown.id } : {}),
    }));
    const wrong = versions.map((version) => ({ ...version, shownId: shown?.id }));
    const refused = await person.client.send(acceptTerms, {
      body: { versions: wrong, attestation, isAccepted: true } as never,
    });
    expect(await codeOf(refused)).toBe('legal.text_changed');
    await person.client.call(acceptTerms, { body: { versions, attestation, isAccepted: true } });
    const accepted = await person.client.call(listAcceptances, {});
    const kept = accepted.items.find(({ kind }) => kind === 'terms');
    expect(kept).toMatchObject({
      language: 'fr',
      shownLanguage: 'en',
      shownId: shown?.id,
      acceptedSha256: terms?.sha256,
    });
    const { text } = await visitor.call(getVersion, { params: { versionId: kept?.id ?? '' } });
    expect(hashText(text)).toBe(kept?.acceptedSha256);
    const entries = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('audit_entries')
        .select(['action', 'details'])
        .where('subject_id', '=', person.id)
        .where('action', '=', 'terms.accepted')
        .execute(),
    );
    expect(entries.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ kind: 'terms', language: 'en', sha256: terms?.sha256, shownId: shown?.id }),
    );
  });

  test('A-105 A-068 the annex is accepted with the terms and lists who works for the operator; the warranty is in the words', async () => {
    const person = await instance.addPerson('doctor', 'Anne Annexe', { tier: 1, hasAccepted: false });
    const { items, attestation } = await person.client.call(getPendingTerms, {});
    expect(items.map(({ kind }) => kind).sort()).toEqual(['gdpr-annex', 'terms']);
    expect(attestation).toMatch(/JE GARANTIS N’UTILISER LE SERVICE NI À DES FINS ILLICITES OU IMMORALES/);
    const annex = items.find(({ kind }) => kind === 'gdpr-annex');
    expect(annex?.text).toContain('/textes/sub-processors');
    const list = await visitor.call(getText, { params: { kind: 'sub-processors' }, query: {} });
    expect(list.text).toContain('Hébergeur fictif');
  });
});
