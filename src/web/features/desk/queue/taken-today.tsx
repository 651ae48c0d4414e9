import { getAvailability } from '#contracts/availability/availability.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Notice } from '#web/ui/states.tsx';
import { queueFr } from './queue.fr.ts';

/** How many the doctor took today, of how many he wishes; at the maximum, what that means. Nothing while unknown. */
export function TakenToday() {
  const { data } = useOperationQuery(getAvailability, {});
  if (!data || data.dailyMaximum === null) return null;
  const { takenToday, dailyMaximum } = data;
  const words = queueFr.takenOf(takenToday, dailyMaximum);
  if (takenToday < dailyMaximum) return <p className="small soft">{words}</p>;
  return (
    <Notice tone="info" title={queueFr.fullTitle}>
      <p>
        {words}. {queueFr.fullText} <AppLink to="/compte/disponibilites">{queueFr.availability}</AppLink>
      </p>
    </Notice>
  );
}
