import { listUsualWaits } from '#contracts/cases/case-view.contract.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { formatMinutesFr } from '#contracts/values/french-dates.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { requestsFr } from './requests.fr.ts';

const staleMs = 10 * 60_000;

/** « réponse habituelle en 1 h 50 » for a form; undefined while too few opinions say it, or it is not known yet. */
export function useUsualWaits(): (form: FormId) => string | undefined {
  const { data } = useOperationQuery(listUsualWaits, {}, { staleTime: staleMs });
  return (form) => {
    const minutes = data?.items.find((item) => item.form === form)?.minutes ?? null;
    return minutes === null ? undefined : requestsFr.usualWait(formatMinutesFr(minutes));
  };
}
