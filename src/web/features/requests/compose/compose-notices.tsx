import { AppLink } from '#web/lib/app-link.tsx';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/states.tsx';
import { requestAddress } from '../addresses.ts';
import { composeFr } from './compose.fr.ts';
import { useCompose } from './compose-context.tsx';
import { problemLabel } from './problem-label.ts';

/** What holds for the whole request, above whichever step is open: sent meanwhile, asked about, changed by a colleague. */
export function ComposeNotices({ isEditable }: { isEditable: boolean }) {
  const compose = useCompose();
  const { caseView, caseId, colleagueChanged, form } = compose;
  const fields = (colleagueChanged ?? []).map((path) => problemLabel(path, form, caseView.photos)).join(', ');
  const toPage = (label: string) => (
    <AppLink to={requestAddress(caseId)} className={buttonClass()}>
      {label}
    </AppLink>
  );
  return (
    <div className="r-notices">
      {!isEditable && (
        <Notice tone="attention" isAlert title={composeFr.sent.title} action={toPage(composeFr.sent.open)}>
          <p>{composeFr.sent.text}</p>
        </Notice>
      )}
      {caseView.status === 'clarifying' && (
        <Notice
          tone="attention"
          title={composeFr.clarifying.title}
          action={toPage(composeFr.clarifying.back)}
        >
          <ul>
            {caseView.clarifications
              .filter(({ answeredAt }) => answeredAt === null)
              .flatMap(({ points }) => points)
              .map((point) => (
                <li key={point.pointId}>{point.text}</li>
              ))}
          </ul>
        </Notice>
      )}
      {['queued', 'unanswered'].includes(caseView.status) && (
        <Notice tone="info" title={composeFr.queued.title}>
          <p>{composeFr.queued.text}</p>
        </Notice>
      )}
      {colleagueChanged && (
        <Notice
          tone="attention"
          isAlert
          title={composeFr.colleague.title}
          action={<Button onClick={compose.forgetColleague}>{composeFr.colleague.close}</Button>}
        >
          <p>{composeFr.colleague.text}</p>
          {fields !== '' && <p>{composeFr.colleague.both(fields)}</p>}
        </Notice>
      )}
    </div>
  );
}
