import { type SiteGroup, siteGroupLabelsFr, siteGroupSchema } from '#contracts/forms/body-sites.ts';
import { type FormId, formIdSchema } from '#contracts/forms/form-id.ts';
import { type AgeBand, ageBandSchema } from '#contracts/values/birth-date.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { type Sex, sexSchema } from '#contracts/values/sex.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { SelectField } from '#web/ui/text-field.tsx';
import { formTitle } from '../case-words.ts';
import { ageBandsFr } from '../desk.fr.ts';
import { queueFr } from './queue.fr.ts';
import type { QueueFilter } from './use-queue.ts';

type QueueFiltersProps = {
  filter: QueueFilter;
  /** On a phone the questions open on demand. */
  isFolded: boolean;
  onChange: (filter: QueueFilter) => void;
};

/** Four narrow questions; nothing chosen shows everything. */
export function QueueFilters({ filter, isFolded, onChange }: QueueFiltersProps) {
  const texts = queueFr.filters;
  const count = Object.keys(filter).length;
  if (!isFolded) {
    return (
      <search className="d-filters" aria-label={texts.title}>
        <FilterFields filter={filter} onChange={onChange} />
      </search>
    );
  }
  return (
    <search aria-label={texts.title}>
      <details className="d-folded" open={count > 0 || undefined}>
        <summary className={buttonClass()}>{count > 0 ? texts.some(count) : texts.title}</summary>
        <div className="d-filters">
          <FilterFields filter={filter} onChange={onChange} />
        </div>
      </details>
    </search>
  );
}

function FilterFields({ filter, onChange }: Omit<QueueFiltersProps, 'isFolded'>) {
  const texts = queueFr.filters;
  const set = <K extends keyof QueueFilter>(name: K, value: string) => {
    const { [name]: _, ...others } = filter;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  return (
    <>
      <SelectField
        label={texts.form}
        emptyLabel={texts.all}
        options={formIdSchema.options.map((value: FormId) => ({ value, label: formTitle(value) }))}
        value={filter.form ?? ''}
        onChange={(value) => set('form', value)}
      />
      <SelectField
        label={texts.ageBand}
        emptyLabel={texts.allMasculine}
        options={ageBandSchema.options.map((value: AgeBand) => ({ value, label: ageBandsFr[value] }))}
        value={filter.ageBand ?? ''}
        onChange={(value) => set('ageBand', value)}
      />
      <SelectField
        label={texts.sex}
        emptyLabel={texts.allMasculine}
        options={sexSchema.options.map((value: Sex) => ({ value, label: sexLabelsFr[value] }))}
        value={filter.sex ?? ''}
        onChange={(value) => set('sex', value)}
      />
      <SelectField
        label={texts.siteGroup}
        emptyLabel={texts.all}
        options={siteGroupSchema.options.map((value: SiteGroup) => ({
          value,
          label: siteGroupLabelsFr[value],
        }))}
        value={filter.siteGroup ?? ''}
        onChange={(value) => set('siteGroup', value)}
      />
      {Object.keys(filter).length > 0 && (
        <Button look="quiet" icon="close" onClick={() => onChange({})}>
          {texts.reset}
        </Button>
      )}
    </>
  );
}
