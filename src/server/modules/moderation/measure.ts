// A measure as its row and what is sealed in it, under the data key of the account concerned.
import type { RestrictionScope } from '#contracts/accounts/account.vocabulary.ts';
import { type Decision, decisionSchema, type Measure } from '#contracts/moderation/measure.contract.ts';
import {
  appealDays,
  type GraveGround,
  type MeasureBasis,
  type MeasureKind,
  type MeasureState,
} from '#contracts/moderation/measure.vocabulary.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { MeasureRow } from './measure.queries.ts';

export type MeasureContent = {
  facts: string;
  clause: string;
  evidence: string;
  graveReason: string;
  immediateReason: string;
};

type Part = 'content' | 'ending' | 'appeal' | 'answer';

function contextOf(measureId: string, part: Part): string {
  return `measure:${measureId}:${part}`;
}

export function sealPart(
  keyring: Keyring,
  dataKey: string,
  measureId: string,
  part: Part,
  value: MeasureContent | string,
): Buffer {
  return sealJson(keyring.unwrap(dataKey), contextOf(measureId, part), value);
}

function openText(keyring: Keyring, row: MeasureRow, part: Part, sealed: Buffer | null): string {
  return sealed ? openJson<string>(keyring.unwrap(row.data_key), contextOf(row.id, part), sealed) : '';
}

/** Until when it may be contested, or null: once, and in time. */
export function appealUntil(row: Pick<MeasureRow, 'decided_at' | 'made_at'>, now: Date): Date | null {
  const end = new Date(row.decided_at.getTime() + appealDays * 86_400_000);
  return row.made_at === null && end > now ? end : null;
}

/** The whole measure, as an operator sees it. */
export function presentMeasure(keyring: Keyring, row: MeasureRow, viewerId: string, now: Date): Measure {
  const content = openJson<MeasureContent>(
    keyring.unwrap(row.data_key),
    contextOf(row.id, 'content'),
    row.content_sealed,
  );
  return {
    measureId: row.id,
    kind: row.kind as MeasureKind,
    state: row.state as MeasureState,
    basis: row.basis as MeasureBasis,
    grave: row.grave as GraveGround | null,
    scopes: row.scopes as RestrictionScope[],
    perDay: row.per_day,
    decidedAt: row.decided_at.toISOString(),
    startsAt: row.starts_at.toISOString(),
    untilAt: row.until_at?.toISOString() ?? null,
    ...content,
    ending: row.ended_at && {
      at: row.ended_at.toISOString(),
      reason: openText(keyring, row, 'ending', row.ending_sealed),
    },
    appeal: presentAppeal(keyring, row),
    appealUntil: appealUntil(row, now)?.toISOString() ?? null,
    decidedBy: row.decided_by,
    isOwnDecision: row.decided_by === viewerId,
  };
}

/** The same without evidence and names: what the person concerned reads (B-118). */
export function presentDecision(keyring: Keyring, row: MeasureRow, now: Date): Decision {
  return decisionSchema.parse(presentMeasure(keyring, row, '', now));
}

function presentAppeal(keyring: Keyring, row: MeasureRow): Decision['appeal'] {
  if (row.made_at === null) return null;
  return {
    madeAt: row.made_at.toISOString(),
    text: openText(keyring, row, 'appeal', row.text_sealed),
    outcome: row.outcome as 'granted' | 'refused' | null,
    decidedAt: row.appeal_decided_at?.toISOString() ?? null,
    answer: openText(keyring, row, 'answer', row.answer_sealed),
    isFourEyes: row.is_four_eyes,
  };
}
