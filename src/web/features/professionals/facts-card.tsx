import { useState } from 'react';
import { confirmFact, type VerificationView } from '#contracts/professionals/verification.contract.ts';
import { factsOfRole, type VerificationFact } from '#contracts/professionals/verification.vocabulary.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { formatDayFr } from '#contracts/values/french-dates.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { SelectField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { professionalsFr } from './professionals.fr.ts';

const texts = professionalsFr.record;
const register = 'register';

type Props = { view: VerificationView; reload: () => Promise<unknown> };

/** B-007: each fact with what establishes it and until when. */
export function FactsCard({ view, reload }: Props) {
  return (
    <Card title={texts.factsTitle}>
      <ul className="c-stack">
        {factsOfRole[view.role].map((fact) => (
          <li key={fact}>
            <Fact fact={fact} view={view} reload={reload} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Fact({ fact, view, reload }: Props & { fact: VerificationFact }) {
  const [isOpen, setIsOpen] = useState(false);
  const found = view.facts.find((each) => each.fact === fact);
  const said = found
    ? [
        texts.established(
          texts.sources[found.source],
          formatDayFr(found.establishedOn),
          formatDayFr(found.expiresOn),
        ),
        found.byName ? texts.by(found.byName) : '',
        found.isValid ? '' : `(${texts.over})`,
      ].join(' ')
    : texts.notEstablished;
  return (
    <Stack gap="tight">
      <h3>{professionalsFr.facts[fact]}</h3>
      <p className="small soft">{said}</p>
      {view.allowedActions.includes('confirm-fact') && !isOpen && (
        <div>
          <Button
            aria-label={`${texts.establish} : ${professionalsFr.facts[fact]}`}
            onClick={() => setIsOpen(true)}
          >
            {texts.establish}
          </Button>
        </div>
      )}
      {isOpen && <FactForm fact={fact} view={view} reload={reload} onClose={() => setIsOpen(false)} />}
    </Stack>
  );
}

function FactForm({ fact, view, reload, onClose }: Props & { fact: VerificationFact; onClose: () => void }) {
  const [source, setSource] = useState('');
  const [establishedOn, setEstablishedOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const toast = useToast();
  const confirm = useOperationMutation(confirmFact, {
    onSuccess: async () => {
      toast({ message: texts.saved });
      onClose();
      await reload();
    },
  });
  const { lookup, verificationId } = view;
  const options = [
    ...(lookup?.supports.includes(fact) ? [{ value: register, label: texts.fromRegister }] : []),
    ...view.evidence.map(({ evidenceId, name }) => ({ value: evidenceId, label: name })),
  ];
  const choose = (value: string) => {
    setSource(value);
    if (value === register && lookup && establishedOn === '')
      setEstablishedOn(civilDayAt(new Date(lookup.asOf)));
  };
  const errors = { ...refusals, ...fieldMessagesOf(confirm.error) };
  const save = () => {
    const body = { evidenceId: source === register ? null : source, establishedOn, expiresOn };
    const parsed = confirmFact.body.safeParse(body);
    // The first refusal of a field is the one to show.
    const issues = parsed.success ? [] : parsed.error.issues.toReversed();
    const found = Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
    setRefusals(source === '' ? { ...found, evidenceId: texts.choose } : found);
    if (source !== '' && parsed.success) {
      confirm.mutate({ params: { verificationId, fact }, body: parsed.data });
    }
  };
  return (
    <Stack>
      <SelectField
        label={texts.evidence}
        emptyLabel={texts.choose}
        options={options}
        value={source}
        onChange={choose}
        error={errors['evidenceId']}
      />
      <DateField
        label={texts.establishedOn}
        value={establishedOn}
        onChange={setEstablishedOn}
        error={errors['establishedOn']}
      />
      <DateField
        label={texts.expiresOn}
        value={expiresOn}
        onChange={setExpiresOn}
        error={errors['expiresOn']}
      />
      {confirm.error && Object.keys(fieldMessagesOf(confirm.error)).length === 0 && (
        <Notice tone="fault" isAlert>
          {sentenceOf(confirm.error)}
        </Notice>
      )}
      <Row>
        <Button look="primary" isBusy={confirm.isPending} onClick={save}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </Row>
    </Stack>
  );
}
