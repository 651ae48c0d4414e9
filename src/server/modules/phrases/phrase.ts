// A doctor's own wording. Sealed under the data key of the account that wrote it, shared or not: sharing only decides for
// whom the server opens it, so that taking it back, or erasing the account, takes it from everybody.
import type { OwnPhrase, PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';

type Place = { phraseId: string; version: number };

const contextOf = ({ phraseId, version }: Place) => `phrase:${phraseId}:${version}`;

export function sealPhrase(key: DataKey, place: Place, content: PhraseContent): Buffer {
  return sealJson(key, contextOf(place), content);
}

export function openPhrase(key: DataKey, place: Place, sealed: Buffer): PhraseContent {
  return openJson<PhraseContent>(key, contextOf(place), sealed);
}

type OwnRow = {
  id: string;
  version: number;
  updated_at: Date;
  is_shared: boolean;
  removed_at: Date | null;
  content_sealed: Buffer;
};

export function presentOwnPhrase(key: DataKey, row: OwnRow): OwnPhrase {
  return {
    phraseId: row.id,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    isShared: row.is_shared,
    removedAt: row.removed_at?.toISOString() ?? null,
    content: openPhrase(key, { phraseId: row.id, version: row.version }, row.content_sealed),
  };
}
