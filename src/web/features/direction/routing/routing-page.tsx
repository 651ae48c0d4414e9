import '../direction.css';
import { useState } from 'react';
import { listRoutingVersions, type RoutingVersion } from '#contracts/cases/routing.contract.ts';
import { formatNearDayFr } from '#contracts/values/french-dates.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { directionAddress } from '../addresses.ts';
import { PolicyView } from './policy-view.tsx';
import { routingFr } from './routing.fr.ts';
import { RoutingForm } from './routing-form.tsx';
import { RoutingHistory } from './routing-history.tsx';
import { whenWords } from './when-words.ts';

/** `/direction/acheminement`: the rules in force, the next ones, and every version that ever was (B-010 – B-012). */
export function RoutingPage() {
  const query = useOperationQuery(listRoutingVersions, {});
  return (
    <Page documentTitle={routingFr.title} width="wide">
      <PageHeader
        title={routingFr.title}
        lead={routingFr.lead}
        back={<AppLink to={directionAddress}>{routingFr.back}</AppLink>}
      />
      {query.isPending && <LoadingState lines={8} />}
      {query.error && !query.data && (
        <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.data && <Versions versions={query.data.items} />}
    </Page>
  );
}

function Versions({ versions }: { versions: readonly RoutingVersion[] }) {
  const [isChanging, setIsChanging] = useState(false);
  const now = useNow();
  const inForce = versions.find(({ state }) => state === 'in-force');
  const next = versions.filter(({ state }) => state === 'to-come').toReversed();
  if (!inForce) return null;
  return (
    <Stack gap="loose">
      {next.map(({ version, effectiveAt }) => (
        <Notice
          key={version}
          icon="clock"
          title={routingFr.toCome(version, formatNearDayFr(new Date(effectiveAt), now))}
        />
      ))}
      <Card title={routingFr.inForce} side={<span className="soft">{whenWords(inForce, now)}</span>}>
        <Stack>
          <p className="small soft">
            {routingFr.service} {routingFr.keeps}
          </p>
          <PolicyView policy={inForce.policy} />
          {!isChanging && (
            <Row>
              <Button look="primary" icon="pencil" onClick={() => setIsChanging(true)}>
                {routingFr.change}
              </Button>
            </Row>
          )}
        </Stack>
      </Card>
      {isChanging && (
        <RoutingForm
          inForce={inForce.policy}
          newest={versions[0]?.version ?? inForce.version}
          versions={versions}
          onDone={() => setIsChanging(false)}
        />
      )}
      <RoutingHistory versions={versions} />
    </Stack>
  );
}
