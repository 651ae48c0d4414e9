import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { serviceTimeFr } from '#contracts/cases/routing.fr.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Columns, Stack } from '#web/ui/page.tsx';
import { SelectField, TextField } from '#web/ui/text-field.tsx';
import { FoldedPart } from './folded-part.tsx';
import { clarificationWords, commonWords, startWords, tierWords } from './part-words.ts';
import { routingFormFr, routingFr, routingPartFr } from './routing.fr.ts';
import type { RoutingDraft } from './routing-draft.ts';

type FieldsProps = {
  draft: RoutingDraft;
  problems: Readonly<Record<string, string>>;
  onChange: (path: string, value: string) => void;
  /** Changes with each refusal. */
  refusal: string;
};

const hasProblem = ({ problems }: FieldsProps, isInside: (path: string) => boolean) =>
  Object.keys(problems).some(isInside);

/** The rules of one form, a group for each level. */
export function FormFields({ form, ...fields }: FieldsProps & { form: FormId }) {
  const path = `forms.${form}`;
  return (
    <section className="c-stack" aria-label={routingFr.forms[form]}>
      <h3>{routingFr.forms[form]}</h3>
      <FoldedPart
        title={routingFr.start}
        summary={startWords(fields.draft, path)}
        hasProblem={hasProblem(fields, (at) => at.startsWith(path) && at.endsWith('tartTiers'))}
        refusal={fields.refusal}
      >
        <StartFields path={path} {...fields} />
      </FoldedPart>
      <Columns kind="3">
        {expertTiers.map((tier) => (
          <TierPart key={tier} path={`${path}.tiers.${tier}`} tier={tier} {...fields} />
        ))}
      </Columns>
      <FoldedPart
        title={routingPartFr.clarification}
        summary={clarificationWords(fields.draft, path)}
        hasProblem={hasProblem(fields, (at) => at.startsWith(`${path}.clarification`))}
        refusal={fields.refusal}
      >
        <Columns kind="2">
          <ListField
            path={`${path}.clarificationReminderHours`}
            label={routingFr.clarificationReminders}
            {...fields}
          />
          <NumberField
            path={`${path}.clarificationHours`}
            label={`${routingFr.clarification} ${routingFormFr.hours}`}
            {...fields}
          />
        </Columns>
      </FoldedPart>
    </section>
  );
}

function TierPart(props: FieldsProps & { path: string; tier: ExpertTier }) {
  const { path, tier, draft, refusal } = props;
  return (
    <FoldedPart
      title={routingFr.tierName(tier)}
      summary={tierWords(draft, path, tier)}
      hasProblem={hasProblem(props, (at) => at.startsWith(`${path}.`))}
      refusal={refusal}
    >
      <TierFields {...props} />
    </FoldedPart>
  );
}

function StartFields({ path, draft, problems, onChange }: FieldsProps & { path: string }) {
  const start = Number(draft[`${path}.startTier`]);
  const above = expertTiers.filter((tier) => tier > start);
  const open = (draft[`${path}.openStartTiers`] ?? '').split(', ');
  return (
    <Columns kind="2">
      <SelectField
        label={routingFr.start}
        hint={routingFormFr.startHint}
        options={expertTiers.map((tier) => ({ value: String(tier), label: routingFr.tierName(tier) }))}
        value={draft[`${path}.startTier`] ?? ''}
        onChange={(value) => onChange(`${path}.startTier`, value)}
      />
      {above.length > 0 && (
        <MultiChoiceField
          label={routingFr.openStart}
          choices={above.map((tier) => ({ value: String(tier), label: routingFr.tierName(tier) }))}
          values={open.filter((tier) => Number(tier) > start)}
          onChange={(values) => onChange(`${path}.openStartTiers`, values.join(', '))}
          error={problems[`${path}.openStartTiers`]}
        />
      )}
    </Columns>
  );
}

function TierFields({ path, tier, ...fields }: FieldsProps & { path: string; tier: ExpertTier }) {
  return (
    <fieldset className="direction-tier">
      <legend>{routingFr.tierName(tier)}</legend>
      <Stack>
        <NumberField path={`${path}.takeMinutes`} label={routingFormFr.takeLabel} {...fields} />
        <NumberField path={`${path}.answerMinutes`} label={routingFormFr.answerLabel} {...fields} />
        <SelectField
          label={routingFr.late}
          options={[
            { value: 'up', label: tier === 3 ? routingFr.lateTop : routingFr.lateWords.up },
            { value: 'same-tier', label: routingFr.lateWords['same-tier'] },
          ]}
          value={fields.draft[`${path}.lateAnswer`] ?? ''}
          onChange={(value) => fields.onChange(`${path}.lateAnswer`, value)}
        />
      </Stack>
    </fieldset>
  );
}

/** What holds for both forms. */
export function CommonFields(fields: FieldsProps) {
  return (
    <section className="c-stack" aria-label={routingFr.common}>
      <h3>{routingFr.common}</h3>
      <FoldedPart
        title={routingPartFr.alerts}
        summary={commonWords(fields.draft)}
        hasProblem={hasProblem(fields, (at) => !at.startsWith('forms.') && at in fields.draft)}
        refusal={fields.refusal}
      >
        <Columns kind="3">
          <NumberField
            path="directorAlertHours"
            label={`${routingFr.directorAlert} ${routingFormFr.hours}`}
            {...fields}
          />
          <NumberField path="urgentUnreadMinutes" label={`${routingFr.urgentUnread} (minutes)`} {...fields} />
          <ListField path="opinionReminderHours" label={routingFr.opinionReminders} {...fields} />
        </Columns>
      </FoldedPart>
    </section>
  );
}

type OneField = FieldsProps & { path: string; label: string };

function NumberField({ path, label, draft, problems, onChange }: OneField) {
  const value = draft[path] ?? '';
  const isMinutes = path.endsWith('Minutes') && /^\d{2,4}$/.test(value) && Number(value) >= 60;
  return (
    <TextField
      label={label}
      hint={isMinutes ? serviceTimeFr(Number(value)) : undefined}
      inputMode="numeric"
      maxLength={5}
      value={value}
      onChange={(next) => onChange(path, next)}
      error={problems[path]}
    />
  );
}

function ListField({ path, label, draft, problems, onChange }: OneField) {
  return (
    <TextField
      label={label}
      hint={routingFormFr.listHint}
      maxLength={40}
      value={draft[path] ?? ''}
      onChange={(next) => onChange(path, next)}
      error={problems[path]}
    />
  );
}
