import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { formatPhone, parsePhone } from '#contracts/values/phone.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Notice } from '#web/ui/states.tsx';
import { opinionFr } from './opinion.fr.ts';

/** Only for an urgent opinion: the pharmacy's own number (B-052 shows no contact otherwise). */
export function CallPharmacy({ pharmacy }: { pharmacy: CaseView['pharmacy'] }) {
  const parsed = pharmacy.phone === null ? undefined : parsePhone(pharmacy.phone);
  const shown = parsed?.ok ? formatPhone(parsed.phone) : pharmacy.phone;
  return (
    <Notice
      tone="attention"
      icon="phone"
      title={opinionFr.urgentTitle}
      action={
        pharmacy.phone !== null && (
          <a
            className={buttonClass({ look: 'secondary' })}
            href={`tel:${parsed?.ok ? parsed.phone : pharmacy.phone}`}
          >
            <Icon name="phone" />
            {opinionFr.call(shown ?? '')}
          </a>
        )
      }
    >
      <p>
        {pharmacy.name}, {pharmacy.city}. {opinionFr.urgentText}
      </p>
      {pharmacy.phone === null && <p>{opinionFr.noPhone}</p>}
    </Notice>
  );
}
