import { useState } from 'react';
import type { ApiToken } from '#contracts/grants/grant.contract.ts';
import { tokenReadsFr } from '#contracts/grants/grant.fr.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { formatDay, formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { Notice } from '#web/ui/states.tsx';
import { grantsFr } from './grants.fr.ts';

type TokenListProps = {
  tokens: readonly ApiToken[];
  error: Error | null;
  isBusy: boolean;
  onRevoke: (tokenId: string) => Promise<unknown>;
};

/** Tokens of one authorisation; one that works can be revoked at once. */
export function TokenList({ tokens, error, isBusy, onRevoke }: TokenListProps) {
  const [asked, setAsked] = useState<ApiToken>();
  const close = () => setAsked(undefined);
  return (
    <Stack>
      <h3>{grantsFr.tokens}</h3>
      {tokens.length === 0 && <p className="soft">{grantsFr.noToken}</p>}
      {tokens.map((token) => (
        <Card
          key={token.tokenId}
          isQuiet
          level={3}
          title={token.name}
          side={
            <StateBadge
              tone={token.state === 'in-force' ? 'received' : 'neutral'}
              label={grantsFr.tokenStates[token.state]}
              icon={token.state === 'in-force' ? 'check' : 'close'}
            />
          }
        >
          <Stack>
            <DefinitionList
              items={[
                { term: grantsFr.reads, value: token.reads.map((read) => tokenReadsFr[read]).join(', ') },
                { term: grantsFr.expires, value: formatDay(token.expiresAt) },
                {
                  term: grantsFr.lastUse,
                  value: token.lastUsedAt ? formatDayTime(token.lastUsedAt) : grantsFr.never,
                },
              ]}
            />
            {token.state === 'in-force' && (
              <div>
                <Button onClick={() => setAsked(token)} aria-label={grantsFr.revokeNamed(token.name)}>
                  {grantsFr.revoke}
                </Button>
              </div>
            )}
          </Stack>
        </Card>
      ))}
      {error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(error)}
        </Notice>
      )}
      <ConfirmDialog
        isOpen={asked !== undefined}
        isGrave
        isBusy={isBusy}
        title={grantsFr.revokeTitle}
        confirmLabel={grantsFr.revoke}
        onConfirm={() => void onRevoke(asked?.tokenId ?? '').finally(close)}
        onClose={close}
      >
        <p>{grantsFr.revokeText(asked?.name ?? '')}</p>
      </ConfirmDialog>
    </Stack>
  );
}
