import type { ReactNode } from 'react';
import type { Grant, GrantState } from '#contracts/grants/grant.contract.ts';
import { grantScopesFr } from '#contracts/grants/grant.fr.ts';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import type { IconName } from '#web/ui/icon.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { StateBadge, type StateTone } from '#web/ui/state-badge.tsx';
import { grantsFr } from './grants.fr.ts';

const tones: Record<GrantState, StateTone> = {
  planned: 'waiting',
  'in-force': 'received',
  over: 'neutral',
  revoked: 'neutral',
};

const icons: Record<GrantState, IconName> = {
  planned: 'clock',
  'in-force': 'check',
  over: 'close',
  revoked: 'close',
};

/** One authorisation as holder and operator see it; what each may do with it stands below. */
export function GrantCard({ grant, children }: { grant: Grant; children?: ReactNode }) {
  const { scope, state, fromAt, untilAt, reason, revokedAt, revocation } = grant;
  return (
    <Card
      title={grantScopesFr[scope]}
      side={<StateBadge tone={tones[state]} label={grantsFr.states[state]} icon={icons[state]} />}
    >
      <Stack>
        <DefinitionList
          items={[
            { term: grantsFr.from, value: formatDayTime(fromAt) },
            { term: grantsFr.until, value: formatDayTime(untilAt) },
            { term: grantsFr.reason, value: reason },
            ...(revokedAt
              ? [
                  { term: grantsFr.revokedAt, value: formatDayTime(revokedAt) },
                  { term: grantsFr.revocation, value: revocation },
                ]
              : []),
          ]}
        />
        {children}
      </Stack>
    </Card>
  );
}
