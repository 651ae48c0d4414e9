import { useState } from 'react';
import { handOverTicks, recordAppointment, tickHandOver } from '#contracts/cases/case-after.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { formatDateTimeFr, formatDayFr } from '#contracts/values/french-dates.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { pageFr } from './page.fr.ts';
import { useCommand } from './use-request.ts';

type HandOverTick = (typeof handOverTicks)[number];

/** What follows the opinion: handed over, filed here, filed in the DMP (B-066 – B-068). */
export function HandOverCard({ caseView }: { caseView: CaseView }) {
  const tick = useCommand(tickHandOver);
  /** Shown at once; the server's word replaces it, a refusal takes it back. */
  const [wanted, setWanted] = useState<{ name: HandOverTick; isDone: boolean }>();
  const texts = pageFr.handOver;
  const times = {
    'handed-over': caseView.handOver.handedOverAt,
    'filed-own-record': caseView.handOver.filedOwnRecordAt,
    'filed-dmp': caseView.handOver.filedDmpAt,
  };
  const hintOf = (name: keyof typeof times) => {
    const at = times[name];
    if (at !== null) return texts.doneAt(formatDateTimeFr(new Date(at)));
    return name === 'filed-dmp' ? texts.dmpHint : undefined;
  };
  const set = async (name: HandOverTick, isDone: boolean) => {
    setWanted({ name, isDone });
    await tick.run({ params: { caseId: caseView.caseId, tick: name }, body: { done: isDone } });
    setWanted((current) => (current?.name === name ? undefined : current));
  };
  return (
    <Card title={texts.title}>
      <p className="small soft">{texts.lead}</p>
      <Stack gap="tight">
        {handOverTicks.map((name) => (
          <CheckboxCard
            key={name}
            label={texts.ticks[name]}
            hint={hintOf(name)}
            isChecked={wanted?.name === name ? wanted.isDone : times[name] !== null}
            onChange={(isDone) => void set(name, isDone)}
          />
        ))}
      </Stack>
      {tick.error && <Notice tone="fault" isAlert title={sentenceOf(tick.error)} />}
    </Card>
  );
}

type Appointment = NonNullable<CaseView['appointment']>;

/** The visit that the opinion asks for stays a task until its day is known, or the patient refuses it. */
export function AppointmentCard({ caseId, appointment }: { caseId: string; appointment: Appointment }) {
  const [isEditing, setIsEditing] = useState(false);
  const texts = pageFr.appointment;
  const isOpen = appointment.state === 'to-book' || isEditing;
  return (
    <Card title={texts.title}>
      <p>{texts.wanted(formatDayFr(appointment.wantedBy))}</p>
      {isOpen ? (
        <AppointmentForm caseId={caseId} appointment={appointment} onDone={() => setIsEditing(false)} />
      ) : (
        <Row isApart>
          <strong>
            {appointment.bookedOn === null ? texts.refused : texts.booked(formatDayFr(appointment.bookedOn))}
          </strong>
          <Button look="quiet" icon="pencil" onClick={() => setIsEditing(true)}>
            {texts.change}
          </Button>
        </Row>
      )}
    </Card>
  );
}

type FormProps = { caseId: string; appointment: Appointment; onDone: () => void };

function AppointmentForm({ caseId, appointment, onDone }: FormProps) {
  const [bookedOn, setBookedOn] = useState(appointment.bookedOn ?? '');
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [isRefusing, setIsRefusing] = useState(false);
  const record = useCommand(recordAppointment, pageFr.appointment.saved);
  const texts = pageFr.appointment;
  const save = async (state: 'booked' | 'refused') => {
    const body = { state, bookedOn: state === 'booked' ? bookedOn : null, note };
    if (await record.run({ params: { caseId }, body })) onDone();
  };
  return (
    <Stack>
      <DateField
        label={texts.bookedOn}
        value={bookedOn}
        onChange={setBookedOn}
        error={isMissing && bookedOn === '' ? texts.missing : undefined}
      />
      <TextField
        label={texts.note}
        hint={texts.noteHint}
        isOptional
        autoComplete="off"
        maxLength={500}
        value={note}
        onChange={setNote}
      />
      {record.error && <Notice tone="fault" isAlert title={sentenceOf(record.error)} />}
      <Row>
        <Button
          look="primary"
          isBusy={record.isBusy}
          onClick={() => (bookedOn === '' ? setIsMissing(true) : void save('booked'))}
        >
          {texts.book}
        </Button>
        <Button onClick={() => setIsRefusing(true)}>{texts.refuse}</Button>
      </Row>
      <ConfirmDialog
        isOpen={isRefusing}
        title={texts.refuseTitle}
        confirmLabel={texts.refuse}
        isBusy={record.isBusy}
        onConfirm={() => void save('refused').then(() => setIsRefusing(false))}
        onClose={() => setIsRefusing(false)}
      >
        <p>{texts.refuseText}</p>
      </ConfirmDialog>
    </Stack>
  );
}
