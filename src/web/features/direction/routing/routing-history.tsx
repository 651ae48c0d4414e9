import type { RoutingVersion } from '#contracts/cases/routing.contract.ts';
import { formatDateTimeFr } from '#contracts/values/french-dates.ts';
import { DiffView, Table } from '#web/ui/content.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { routingFr } from './routing.fr.ts';
import { differencesBetween } from './routing-lines.ts';

/** Every version with its date, author and reason, and what it changed. */
export function RoutingHistory({ versions }: { versions: readonly RoutingVersion[] }) {
  return (
    <Card title={routingFr.history}>
      <Stack>
        <Table<RoutingVersion>
          caption={routingFr.historyCaption}
          rows={versions}
          rowKey={({ version }) => String(version)}
          columns={[
            { id: 'version', title: routingFr.version, cell: ({ version }) => version },
            { id: 'state', title: routingFr.state, cell: ({ state }) => routingFr.states[state] },
            {
              id: 'effect',
              title: routingFr.effect,
              cell: ({ version, effectiveAt }) =>
                version === 1 ? routingFr.fromFirst : formatDateTimeFr(new Date(effectiveAt)),
            },
            {
              id: 'decided',
              title: routingFr.decided,
              cell: ({ decidedByName }) => decidedByName ?? routingFr.first,
            },
            { id: 'reason', title: routingFr.reason, cell: ({ reason }) => reason || '–' },
            { id: 'cases', title: routingFr.cases, isNumber: true, cell: ({ caseCount }) => caseCount },
          ]}
        />
        {versions.slice(0, -1).map((one, index) => (
          <Change key={one.version} one={one} before={versions[index + 1]} />
        ))}
        <p className="small soft">{routingFr.effectsText}</p>
      </Stack>
    </Card>
  );
}

function Change({ one, before }: { one: RoutingVersion; before: RoutingVersion | undefined }) {
  const differences = before ? differencesBetween(before.policy, one.policy) : [];
  return (
    <details className="direction-details">
      <summary>{routingFr.see(one.version)}</summary>
      {differences.length === 0 ? (
        <p className="soft">{routingFr.noChange}</p>
      ) : (
        <DiffView differences={differences} />
      )}
    </details>
  );
}
