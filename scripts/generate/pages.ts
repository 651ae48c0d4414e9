// The pages of docs/generated, each a pure function of what the server itself runs on.
import { accountRoles } from '#contracts/accounts/account.vocabulary.ts';
import { caseActions, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { jobs } from '#server/app/jobs.ts';
import { listSubscriptions } from '#server/app/subscriptions.ts';
import { quietActions } from '#server/modules/cases/case.events.ts';
import { caseLifecycle, type Row } from '#server/modules/cases/case-lifecycle.ts';
import { defaultCaseSettings } from '#server/modules/cases/public.ts';
import type { BoundOperation } from '#server/platform/http/http-server.ts';
import { type RuleName, rules } from '#server/policy/rules.ts';
import { listBoundOperations } from './bound-operations.ts';
import { writeLegalCoverage } from './legal-coverage.ts';
import { code, markdownPage, markdownTable } from './markdown.ts';
import { writePolicyMatrix } from './policy-matrix.ts';

/** Pages by path, relative to the project. */
export async function writePages(): Promise<Readonly<Record<string, string>>> {
  return {
    'docs/generated/access-matrix.md': writeAccessMatrix(await listBoundOperations()),
    'docs/generated/policy-matrix.md': writePolicyMatrix(),
    'docs/generated/case-life-cycle.md': writeLifeCycle(),
    'docs/generated/jobs.md': writeJobs(),
    'docs/generated/events.md': writeEvents(),
    'docs/generated/legal-coverage.md': writeLegalCoverage(),
  };
}

/** Resumable uploads are no operation of a contract; they ask this rule themselves (`app/uploads.ts`). */
const uploadRows = [
  ['POST', 'uploads.create'],
  ['PATCH', 'uploads.continue'],
  ['HEAD', 'uploads.ask-offset'],
  ['DELETE', 'uploads.stop'],
] as const;

export function writeAccessMatrix(operations: readonly BoundOperation[]): string {
  const ordered = operations.toSorted((one, other) => one.operation.id.localeCompare(other.operation.id));
  const knocks = (rule: string) =>
    accountRoles.map((role) => (rules[rule as RuleName].includes(role) ? 'yes' : '–'));
  const signedIn = ordered.flatMap(({ operation, access }) =>
    access.kind === 'signed-in'
      ? [
          [
            code(operation.id),
            code(`${operation.method} ${operation.path}`),
            code(access.rule),
            ...knocks(access.rule),
          ],
        ]
      : [],
  );
  const uploads = uploadRows.map(([method, id]) => [
    code(id),
    code(`${method} /api/uploads${method === 'POST' ? '' : '/:uploadId'}`),
    code('uploads.create'),
    ...knocks('uploads.create'),
  ]);
  const open = ordered.flatMap(({ operation, access }) =>
    access.kind === 'public'
      ? [[code(operation.id), code(`${operation.method} ${operation.path}`), access.reason]]
      : [],
  );
  return markdownPage('Access matrix', 'the bound routes and `src/server/policy/rules.ts`', [
    'Which kinds of account may knock at each door (403 otherwise). What they may do to one case or to another thing depends on how they stand to it, and on their own state: `policy-matrix.md`.',
    markdownTable(['Operation', 'Address', 'Rule', ...accountRoles], [...signedIn, ...uploads]),
    '## Open to anybody',
    markdownTable(['Operation', 'Address', 'Why'], open),
    'Served beside the API: the web client, `/api/openapi.json`. Health and figures have a port of their own, on loopback only.',
  ]);
}

function movesOf(row: Row): [from: string, to: string][] {
  const plain = Object.entries(row.moves);
  const atTop = Object.entries(row.movesAtTop ?? {});
  return [...plain, ...atTop];
}

export function writeLifeCycle(): string {
  const rows = caseActions.map((action) => {
    const row = caseLifecycle[action];
    const show = (moves: Row['moves']) =>
      Object.entries(moves).map(([from, to]) => (from === to ? from : `${from} → ${to}`));
    const atTop = show(row.movesAtTop ?? {}).map((move) => `${move} (highest tier)`);
    return [
      code(action),
      row.by.join(', '),
      [...show(row.moves), ...atTop].join('<br>'),
      row.guards.join('<br>') || '–',
      row.tier,
      row.expert,
      row.clock,
    ];
  });
  const arrows = new Map<string, string[]>();
  for (const action of caseActions) {
    for (const [from, to] of movesOf(caseLifecycle[action])) {
      if (from === to) continue;
      const arrow = `${from} --> ${to}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
    }
  }
  const left = new Set([...arrows.keys()].map((arrow) => arrow.split(' --> ')[0]));
  const diagram = [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> draft: create',
    ...[...arrows].map(([arrow, actions]) => `  ${arrow}: ${actions.join(', ')}`),
    ...caseStatuses.filter((status) => !left.has(status)).map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n');
  return markdownPage('Life cycle of a case', '`src/server/modules/cases/case-lifecycle.ts`', [
    diagram,
    'A status alone in the column of moves means that the action leaves it as it is. Guards are asked in the order shown, after who and state. `Clock` is what happens to the deadline.',
    markdownTable(['Action', 'By', 'Moves', 'Guards', 'Tier', 'Doctor', 'Clock'], rows),
  ]);
}

export function writeJobs(): string {
  const rows = jobs
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ name, cron, maxAttempts, timeoutSeconds }) => [
      code(name),
      cron === undefined ? '–' : code(cron),
      String(maxAttempts),
      `${timeoutSeconds} s`,
    ]);
  return markdownPage('Background jobs', '`src/server/app/jobs.ts`', [
    'Cron is minute, hour, day, month, weekday in UTC. Between two tries lie e^attempt seconds, six hours at most. Jobs are queued in the transaction that causes them and carry ids only.',
    markdownTable(['Job', 'Cron', 'Tries', 'Time limit'], rows),
  ]);
}

export function writeEvents(): string {
  const subscriptions = listSubscriptions(defaultCaseSettings);
  const rows = caseActions.map((action) => {
    const reactions = subscriptions[`case.${action}`] ?? [];
    const isQuiet = quietActions.has(action);
    return [
      code(`case.${action}`),
      isQuiet ? 'no' : 'yes',
      reactions.map(({ name }) => code(name)).join(', ') || '–',
    ];
  });
  return markdownPage('Events and their reactions', '`src/server/app/subscriptions.ts`', [
    'Every action on a case is a fact others may react to, in the same transaction. Quiet ones concern only their author and are not published.',
    markdownTable(['Event', 'Published', 'Reactions, in order'], rows),
  ]);
}
