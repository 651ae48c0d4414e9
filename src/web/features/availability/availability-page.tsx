import { useQueryClient } from '@tanstack/react-query';
import {
  type AvailabilityView,
  getAvailability,
  pauseAvailability,
  resumeAvailability,
} from '#contracts/availability/availability.contract.ts';
import { pauseChoices } from '#contracts/availability/availability.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { availabilityFr as fr } from './availability.fr.ts';
import { AvailabilityForm } from './availability-form.tsx';

/** A doctor's own hours, absences and daily maximum; away with one tap. Works without any entry. */
export function AvailabilityPage() {
  const own = useOperationQuery(getAvailability, {}, { refetchOnWindowFocus: false });
  return (
    <Page documentTitle={fr.title} width="narrow">
      <PageHeader title={fr.title} lead={fr.lead} back={<AppLink to="/compte">{fr.back}</AppLink>} />
      {own.error && <ErrorState message={sentenceOf(own.error)} onRetry={() => void own.refetch()} />}
      {!own.error && !own.data && <LoadingState lines={6} />}
      {own.data && (
        <Stack gap="loose">
          <NowCard view={own.data} />
          <AvailabilityForm key={own.data.revision} view={own.data} onReadAgain={() => void own.refetch()} />
        </Stack>
      )}
    </Page>
  );
}

function NowCard({ view }: { view: AvailabilityView }) {
  const client = useQueryClient();
  const keep = (seen: AvailabilityView) => {
    client.setQueryData(operationKey(getAvailability, {}), seen);
  };
  const pause = useOperationMutation(pauseAvailability, { onSuccess: keep });
  const resume = useOperationMutation(resumeAvailability, { onSuccess: keep });
  const error = pause.error ?? resume.error;
  const isBusy = pause.isPending || resume.isPending;
  return (
    <Card title={fr.nowTitle}>
      <Stack>
        <div role="status">
          <p>
            <strong>{fr.states[view.state]}</strong>
          </p>
          <Next view={view} />
        </div>
        <p className="soft">
          {view.dailyMaximum === null
            ? fr.taken(view.takenToday)
            : fr.takenOf(view.takenToday, view.dailyMaximum)}
          {'. '}
          {view.state !== 'here' && fr.byHand}
        </p>
        {error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
        {view.pausedAt === null ? (
          <Row>
            {pauseChoices.map((until) => (
              <Button key={until} isBusy={isBusy} onClick={() => pause.mutate({ body: { until } })}>
                {fr.pauses[until]}
              </Button>
            ))}
          </Row>
        ) : (
          <Button look="primary" isBig isWide isBusy={isBusy} onClick={() => resume.mutate({})}>
            {fr.resume}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

function Next({ view }: { view: AvailabilityView }) {
  if (view.state === 'here') return null;
  return <p>{view.nextAt === null ? fr.nextOpen : fr.nextAt(formatDayTime(view.nextAt))}</p>;
}
