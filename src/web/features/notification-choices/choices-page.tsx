import {
  getPreferences,
  type PreferenceView,
  sendTestNotice,
} from '#contracts/notifications/preference.contract.ts';
import { type NoticeChannel, noticeChannels } from '#contracts/notifications/preference.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { choicesFr as fr } from './choices.fr.ts';
import { ChoicesForm } from './choices-form.tsx';
import { DevicesCard } from './devices-card.tsx';
import { PhoneCard } from './phone-card.tsx';

/** How and when one is told, by topic; with a message to try each channel. */
export function NotificationChoicesPage() {
  const own = useOperationQuery(getPreferences, {}, { refetchOnWindowFocus: false });
  return (
    <Page documentTitle={fr.title} width="narrow">
      <PageHeader title={fr.title} lead={fr.lead} back={<AppLink to="/compte">{fr.back}</AppLink>} />
      {own.error && <ErrorState message={sentenceOf(own.error)} onRetry={() => void own.refetch()} />}
      {!own.error && !own.data && <LoadingState lines={6} />}
      {own.data && (
        <Stack gap="loose">
          <ChoicesForm key={own.data.revision} view={own.data} onReadAgain={() => void own.refetch()} />
          {own.data.sms !== 'off' && <PhoneCard phone={own.data.phone} />}
          {own.data.pushKey !== null && <DevicesCard devices={own.data.devices} pushKey={own.data.pushKey} />}
          <TestCard channels={readyChannels(own.data)} />
          <Notice>
            <p>{fr.required}</p>
            <p>{fr.noContent}</p>
          </Notice>
        </Stack>
      )}
    </Page>
  );
}

/** Channels this person can be reached by now. */
function readyChannels(view: PreferenceView): NoticeChannel[] {
  return noticeChannels.filter((channel) => channel === 'mail' || view[channel] === 'ready');
}

function TestCard({ channels }: { channels: readonly NoticeChannel[] }) {
  const toast = useToast();
  const test = useOperationMutation(sendTestNotice, { onSuccess: () => toast({ message: fr.tested }) });
  return (
    <Card title={fr.testTitle}>
      <Stack>
        <p className="soft">{fr.testText}</p>
        {test.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(test.error)}
          </Notice>
        )}
        <Row>
          {channels.map((channel) => (
            <Button
              key={channel}
              icon="send"
              isBusy={test.isPending}
              onClick={() => test.mutate({ body: { channel } })}
            >
              {fr.tests[channel]}
            </Button>
          ))}
        </Row>
      </Stack>
    </Card>
  );
}
