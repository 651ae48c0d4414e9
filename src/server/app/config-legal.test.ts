import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fictionalFacts, readShippedTexts } from '#server/modules/legal/public.ts';
import { ConfigError } from './config.ts';
import { readLegalFacts } from './config-legal.ts';

const folder = mkdtempSync(join(tmpdir(), 'consilia-legal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { 'instance.name': _name, ...own } = fictionalFacts;
function fileOf(value: unknown): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

test('B-004 A-118 the texts name the publisher of the file; a certifier only where there is one', async () => {
  const named = { ...own, 'operator.name': 'Coopérative des Officines fictives' };
  const textsOf = (more: object) =>
    readShippedTexts(readLegalFacts(fileOf({ ...named, ...more }), 'Notre avis') ?? {});
  const plain = await textsOf({});
  expect(plain.get('legal-notice')).toContain('Coopérative des Officines fictives');
  expect(plain.get('legal-notice')).toContain('Notre avis');
  expect(plain.get('terms')).not.toContain('relu par');
  expect((await textsOf({ certifier: 'Cabinet fictif' })).get('terms')).toContain('relu par Cabinet fictif');
});

test('B-004 without the file the texts show what is missing, and where', async () => {
  const bare = await readShippedTexts({ 'instance.name': 'Notre avis' });
  expect(bare.get('legal-notice')).toContain('{{operator.name}}');
  expect(bare.get('legal-notice')).toContain('Notre avis');
});

test('B-004 a fact that is missing, empty or unknown is named, and a file that is none is refused', () => {
  const { 'dpo.email': _gone, ...lacking } = own;
  const wrong = fileOf({ ...lacking, 'host.name': ' ', 'host.colour': 'bleu' });
  expect(() => readLegalFacts(wrong, 'X')).toThrow(ConfigError);
  expect(() => readLegalFacts(wrong, 'X')).toThrow(/dpo\.email[\s\S]*host\.name|host\.name[\s\S]*dpo\.email/);
  expect(() => readLegalFacts(fileOf('{'), 'X')).toThrow('cannot be read as JSON');
  expect(readLegalFacts(undefined, 'X')).toBeUndefined();
});
