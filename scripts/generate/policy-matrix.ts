// docs/generated/policy-matrix.md: role × object × verb, for one's own, others', closed and suspended. All but the last
// table is computed by the very functions that decide at run time; the last is what a journey test measures.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hindrances, restrictionScopes } from '#contracts/accounts/account.vocabulary.ts';
import {
  type CaseRelation,
  type CaseStatus,
  caseRelations,
  caseStatuses,
} from '#contracts/cases/case.vocabulary.ts';
import { actionsOpenTo } from '#server/modules/cases/case-lifecycle.ts';
import type { Actor, DoctorActor } from '#server/policy/actor.ts';
import { mayOpenContent, relationToCase } from '#server/policy/case.policy.ts';
import { type RuleName, rules } from '#server/policy/rules.ts';
import {
  clearStanding,
  hindranceAt,
  isRestricted,
  limitsAt,
  type Standing,
} from '#server/policy/standing.ts';
import { code, markdownPage, markdownTable } from './markdown.ts';

const doors = Object.keys(rules) as RuleName[];

/** A person in whose way only this stands. */
const standingWith: Record<(typeof hindrances)[number], Partial<Standing>> = {
  'second-factor': { secondFactor: 'due' },
  locked: { isLocked: true },
  closing: { status: 'closing' },
  registering: { status: 'registering' },
  guardian: { isWithoutGuardian: true },
  suspended: { status: 'suspended' },
  'second-factor-missing': { secondFactor: 'missing' },
  terms: { hasAcceptedTerms: false },
  unverified: { isVerified: false },
};

function writeAccountStates(): string {
  const byPattern = new Map<string, string[]>();
  for (const door of doors) {
    const pattern = hindrances
      .map((each) =>
        hindranceAt(door, { ...clearStanding, ...standingWith[each] }) === undefined ? 'open' : '–',
      )
      .join('|');
    byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), door]);
  }
  const rows = [...byPattern].map(([pattern, those]) => [those.map(code).join(', '), ...pattern.split('|')]);
  return markdownTable(['Doors', ...hindrances], rows);
}

function writeScopes(): string {
  const rows = restrictionScopes.map((scope) => [
    code(scope),
    doors
      .filter((door) => isRestricted(door, { restrictions: [scope] }))
      .map(code)
      .join(', '),
    doors
      .filter((door) => limitsAt(door, { limits: [{ scope, perDay: 1 }] }).length > 0)
      .map(code)
      .join(', '),
  ]);
  return markdownTable(['Scope of the measure', 'A restriction closes', 'A limit counts at'], rows);
}

const me = 'me';
const ours = 'ours';
const pharmacist = (organisationId: string): Actor => ({
  kind: 'pharmacist',
  accountId: me,
  organisationId,
  mayAddDermoscopicToSkin: false,
});
const doctor = (tier: DoctorActor['tier']): Actor => ({ kind: 'doctor', accountId: me, tier });

/** Everybody, as he stands to a case of tier 1 of the pharmacy `ours`. */
const bystanders: readonly {
  who: string;
  actor: Actor;
  isExpert?: true;
  hasDeclined?: true;
  choseTier?: true;
}[] = [
  { who: 'pharmacist of the pharmacy (whoever of the team wrote it)', actor: pharmacist(ours) },
  { who: 'pharmacist of another pharmacy', actor: pharmacist('theirs') },
  { who: 'doctor who took it', actor: doctor(1), isExpert: true },
  { who: 'doctor of the tier', actor: doctor(1) },
  { who: 'doctor of the tier who declined it', actor: doctor(1), hasDeclined: true },
  { who: 'doctor of a higher tier', actor: doctor(2) },
  { who: 'doctor of a higher tier who chose to receive tier 1 as well', actor: doctor(2), choseTier: true },
  { who: 'doctor not verified', actor: doctor(null) },
  { who: 'director', actor: { kind: 'director', accountId: me } },
  { who: 'operator', actor: { kind: 'operator', accountId: me } },
];

function relationOf(
  { actor, isExpert, hasDeclined, choseTier }: (typeof bystanders)[number],
  status: CaseStatus,
) {
  return relationToCase(actor, {
    status,
    organisationId: ours,
    tier: 1,
    expertId: isExpert ? me : 'somebody',
    actorDeclined: hasDeclined ?? false,
    actorChoseTier: choseTier ?? false,
    actorHasGrant: false,
  });
}

const standsSo = (relation: CaseRelation, status: CaseStatus): boolean =>
  bystanders.some((bystander) => relationOf(bystander, status) === relation);

function writeRelations(): string {
  const rows = bystanders.map((bystander) => [
    bystander.who,
    ...caseStatuses.map((status) => {
      const relation = relationOf(bystander, status);
      return relation === 'stranger' ? '404' : relation;
    }),
  ]);
  return markdownTable(['Who', ...caseStatuses], rows);
}

const people = caseRelations.filter((relation) => relation !== 'system' && relation !== 'stranger');

function actionsOf(relation: CaseRelation, status: CaseStatus): string {
  if (!standsSo(relation, status)) return '';
  const facts = { status, tier: 1, dueAt: null, submittedAt: null, candidatesLeft: 1 } as const;
  return actionsOpenTo(facts, relation).map(code).join(' ') || '–';
}

function writeVerbs(): string {
  const rows = caseStatuses.map((status) => [
    code(status),
    ...people.map((relation) => actionsOf(relation, status)),
  ]);
  const content = [
    'reads answers, identity, photos',
    ...people.map((relation) => {
      if (mayOpenContent(relation, { actorHasGrant: false })) return 'yes, traced';
      return mayOpenContent(relation, { actorHasGrant: true }) ? 'with a reasoned grant, traced' : '–';
    }),
  ];
  return markdownTable(['State', ...people], [content, ...rows]);
}

/** What `test/journeys/object-access.test.ts` measures against a running server. */
export type ObjectAccess = {
  asked: readonly string[];
  operations: Readonly<Record<string, { object: string; answers: readonly string[] }>>;
};

export function readObjectAccess(): ObjectAccess {
  const path = resolve(import.meta.dirname, '../../docs/object-access.json');
  return JSON.parse(readFileSync(path, 'utf8')) as ObjectAccess;
}

function writeObjects(): string {
  const { asked, operations } = readObjectAccess();
  const rows = Object.entries(operations).map(([id, { object, answers }]) => [code(id), object, ...answers]);
  return markdownTable(['Operation', 'Object', ...asked], rows);
}

export function writePolicyMatrix(): string {
  return markdownPage(
    'Policy matrix',
    '`policy/standing.ts`, `policy/rules.ts`, `policy/case.policy.ts`, `case-lifecycle.ts` and `docs/object-access.json`',
    [
      'Who may do what, to one’s own and to others’, when a thing is closed and when a person is held. Which kinds of account may knock at all is `access-matrix.md`. Its review, with what looks surprising and why it is so, is [access-review.md](../access-review.md).',
      '## A person’s own state',
      '`open`: the door stays open to whom only this stands in the way; `–`: it answers the code of what is in the way and does nothing. A closed or ended account has no session: 401 everywhere. `suspended` is a measure on the whole account; it leaves decisions, texts, data and support.',
      writeAccountStates(),
      'Measures on a part of the service:',
      writeScopes(),
      '## Cases: who stands how',
      'To a case of one pharmacy at tier 1, by its state. `404`: one may not even learn that it exists.',
      writeRelations(),
      '## Cases: what each may do',
      'Empty: nobody stands so. Anything not listed is refused with a code and changes nothing; guards (see `case-life-cycle.md`) may refuse what is listed. `discarded`, `withdrawn`, `objected` are closed for good.',
      writeVerbs(),
      '## Other objects: own and others’',
      'Measured over HTTP on a running instance, each object made by a pharmacist (a doctor where it says so). `yes`: done, or refused for the state it is in; `404`: may not learn that it exists; `403`: the door is not for this kind of account; `n/a`: nobody stands so.',
      writeObjects(),
    ],
  );
}
