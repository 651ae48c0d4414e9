import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  getPreferences,
  type PreferenceView,
  savePreferences,
} from '#contracts/notifications/preference.contract.ts';
import { noticeChannelsFr, noticeTopicsFr } from '#contracts/notifications/preference.fr.ts';
import {
  alwaysByMail,
  defaultQuietHours,
  type NoticeChannel,
  type NoticeTopic,
  noticeChannels,
  type TopicChoice,
} from '#contracts/notifications/preference.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, useOperationMutation } from '#web/lib/use-operation.ts';
import { CheckboxCard, MultiChoiceField, YesNoField } from '#web/ui/choice-field.tsx';
import { Card, Columns, Stack } from '#web/ui/page.tsx';
import { RevisedForm } from '#web/ui/revised-form.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { choicesFr as fr } from './choices.fr.ts';

type FormProps = { view: PreferenceView; onReadAgain: () => void };

/** Topics, channels and quiet hours, saved together. */
export function ChoicesForm({ view, onReadAgain }: FormProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [topics, setTopics] = useState(view.topics);
  const [quiet, setQuiet] = useState(view.quiet);
  const save = useOperationMutation(savePreferences, {
    onSuccess: (seen) => {
      client.setQueryData(operationKey(getPreferences, {}), seen);
      toast({ message: fr.saved });
    },
  });
  const at = fieldMessagesOf(save.error);
  const channels = noticeChannels.filter((channel) => channel === 'mail' || view[channel] !== 'off');
  return (
    <RevisedForm
      onSave={() => save.mutate({ body: { topics, quiet, revision: view.revision } })}
      isBusy={save.isPending}
      error={save.error ? sentenceOf(save.error) : undefined}
      isStale={save.error instanceof ApiProblem && save.error.code === 'preference.changed'}
      onReadAgain={onReadAgain}
    >
      {view.shown.map((topic) => (
        <TopicCard
          key={topic}
          topic={topic}
          channels={channels}
          choice={topics[topic]}
          onChange={(choice) => setTopics({ ...topics, [topic]: choice })}
        />
      ))}
      <Card title={fr.quietTitle}>
        <Stack>
          <YesNoField
            label={fr.quietLabel}
            hint={fr.quietHint}
            value={quiet !== null}
            onChange={(isWanted) => setQuiet(isWanted ? (view.quiet ?? defaultQuietHours) : null)}
          />
          {quiet && (
            <Columns kind="2">
              <TimeField
                label={fr.from}
                value={quiet.from}
                onChange={(from) => setQuiet({ ...quiet, from })}
                error={at['quiet.from']}
              />
              <TimeField
                label={fr.until}
                value={quiet.until}
                onChange={(until) => setQuiet({ ...quiet, until })}
                error={at['quiet.until']}
              />
            </Columns>
          )}
        </Stack>
      </Card>
    </RevisedForm>
  );
}

type TopicProps = {
  topic: NoticeTopic;
  channels: readonly NoticeChannel[];
  choice: TopicChoice;
  onChange: (choice: TopicChoice) => void;
};

function TopicCard({ topic, channels, choice, onChange }: TopicProps) {
  const isFixed = (channel: NoticeChannel) => channel === 'mail' && alwaysByMail.includes(topic);
  const values = channels.filter((channel) => choice[channel] || isFixed(channel));
  return (
    <Card title={noticeTopicsFr[topic].label}>
      <Stack>
        <p className="soft">{noticeTopicsFr[topic].hint}</p>
        <MultiChoiceField
          label={fr.by}
          choices={channels.map((channel) => ({
            value: channel,
            label: noticeChannelsFr[channel],
            isDisabled: isFixed(channel),
            ...(isFixed(channel) ? { hint: fr.always } : {}),
          }))}
          values={values}
          onChange={(wanted) => {
            const chosen = Object.fromEntries(channels.map((channel) => [channel, wanted.includes(channel)]));
            onChange({ ...choice, ...chosen });
          }}
        />
        {/* The queue is silent while the service is closed, whatever one prefers (B-011). */}
        {topic !== 'queue' && (
          <CheckboxCard
            label={fr.atNight}
            isChecked={choice.atNight}
            onChange={(atNight) => onChange({ ...choice, atNight })}
          />
        )}
      </Stack>
    </Card>
  );
}
