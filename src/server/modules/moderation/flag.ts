// A flag and a hidden part as rows and sealed words. The words of a flag about a case may hold health data: they are shown to
// the medical director, never to the operator (B-058).
import {
  clinicalSubjects,
  type Flag,
  type FlagGround,
  type FlagSubject,
  type ModeratedItem,
} from '#contracts/moderation/flag.contract.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { FlagRow, ItemRow } from './flag.queries.ts';

type Words = 'flag' | 'item-statement' | 'item-appeal' | 'item-answer';
const contextOf = (words: Words, id: string) => `${words}:${id}`;

export function sealWords(keyring: Keyring, dataKey: string, words: Words, id: string, text: string): Buffer {
  return sealJson(keyring.unwrap(dataKey), contextOf(words, id), text);
}

export function openWords(
  keyring: Keyring,
  dataKey: string,
  words: Words,
  id: string,
  sealed: Buffer | null,
): string {
  return sealed ? openJson<string>(keyring.unwrap(dataKey), contextOf(words, id), sealed) : '';
}

/** Who decides: what concerns a case is the medical director's, a profile the operator's. */
export function isFor(actor: AccountActor, subjectKind: string): boolean {
  const isClinical = clinicalSubjects.includes(subjectKind as FlagSubject);
  return actor.kind === (isClinical ? 'director' : 'operator');
}

export function presentFlag(
  row: Pick<
    FlagRow,
    'id' | 'subject_kind' | 'subject_id' | 'case_id' | 'author_id' | 'flagger_id' | 'ground' | 'made_at'
  >,
  actor: AccountActor,
): Flag {
  return {
    flagId: row.id,
    subjectKind: row.subject_kind as FlagSubject,
    subjectId: row.subject_id,
    caseId: row.case_id,
    authorId: row.author_id,
    flaggerId: row.flagger_id,
    ground: row.ground as FlagGround,
    madeAt: row.made_at.toISOString(),
    isYours: isFor(actor, row.subject_kind),
  };
}

export function presentItem(keyring: Keyring, row: ItemRow): ModeratedItem {
  const open = (words: Words, sealed: Buffer | null) =>
    openWords(keyring, row.data_key, words, row.subject_id, sealed);
  return {
    subjectId: row.subject_id,
    subjectKind: row.subject_kind as FlagSubject,
    caseId: row.case_id,
    state: row.state as ModeratedItem['state'],
    ground: row.ground as FlagGround,
    decidedAt: row.decided_at.toISOString(),
    statement: open('item-statement', row.statement_sealed),
    appeal: row.appeal_at && {
      madeAt: row.appeal_at.toISOString(),
      text: open('item-appeal', row.appeal_sealed),
      outcome: row.appeal_outcome as 'granted' | 'refused' | null,
      answer: open('item-answer', row.answer_sealed),
    },
  };
}
