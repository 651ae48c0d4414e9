import '#web/ui/content.css';
import { tierNamesFr, tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import type { QueueItem } from '#contracts/cases/case-expert.contract.ts';
import { siteGroupLabelsFr } from '#contracts/forms/body-sites.ts';
import { formatSinceFr } from '#contracts/values/french-dates.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { caseWords, formTitle } from '../case-words.ts';
import { ageBandsFr, deskFr } from '../desk.fr.ts';
import { queueFr } from './queue.fr.ts';
import { takeDeadline, whyHere } from './queue-words.ts';

export type QueueListProps = {
  items: readonly QueueItem[];
  now: Date;
  chosenId: string | undefined;
  takingId: string | undefined;
  onChoose: (caseId: string) => void;
  onTake: (item: QueueItem) => void;
  onDecline: (item: QueueItem) => void;
};

/** Mark of the button that the keys move between. */
export const takeButtonId = (caseId: string) => `prendre-${caseId}`;

/** The queue at a desk: one line a case. */
export function QueueTable(props: QueueListProps) {
  const { columns } = queueFr;
  return (
    <div className="c-table-frame d-queue">
      <table className="c-table">
        <caption className="visually-hidden">{queueFr.caption}</caption>
        <thead>
          <tr>
            {[columns.form, columns.person, columns.site, columns.wait].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" className="is-number">
              {columns.photos}
            </th>
            <th scope="col">{columns.tier}</th>
            <th scope="col">{columns.actions}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr
              key={item.caseId}
              data-chosen={item.caseId === props.chosenId || undefined}
              onFocus={() => props.onChoose(item.caseId)}
            >
              <th scope="row">
                <strong className="d-queue__form">{formTitle(item.form)}</strong>
                <span className="soft numbers">{item.reference}</span>
              </th>
              <td>
                <span className="d-wait">
                  <span>{ageBandsFr[item.ageBand]}</span>
                  <span className="small soft">{sexLabelsFr[item.sex]}</span>
                </span>
              </td>
              <td>{siteGroupLabelsFr[item.siteGroup]}</td>
              <td>
                <Wait item={item} now={props.now} />
              </td>
              <td className="is-number">
                {item.photoCount}
                {item.weakPhotoCount > 0 && (
                  <span className="d-weak small soft">{queueFr.weak(item.weakPhotoCount)}</span>
                )}
              </td>
              <td>
                <Tier item={item} />
              </td>
              <td>
                <Actions item={item} {...props} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The queue on a phone: one card a case. */
export function QueueCards(props: QueueListProps) {
  return (
    <ul className="d-cards" aria-label={queueFr.caption}>
      {props.items.map((item) => (
        <li
          key={item.caseId}
          className="c-card d-card"
          data-chosen={item.caseId === props.chosenId || undefined}
          onFocus={() => props.onChoose(item.caseId)}
        >
          <div className="c-row c-row--apart">
            <strong className="d-queue__form">{formTitle(item.form)}</strong>
            <Wait item={item} now={props.now} />
          </div>
          <p>{caseWords(item)}</p>
          <p className="c-row small soft">
            <span className="numbers">{item.reference}</span>
            <span>
              {deskFr.photos(item.photoCount)}
              {item.weakPhotoCount > 0 && `, ${queueFr.weak(item.weakPhotoCount)}`}
            </span>
            <Tier item={item} />
          </p>
          <Actions item={item} {...props} />
        </li>
      ))}
    </ul>
  );
}

function Wait({ item, now }: { item: QueueItem; now: Date }) {
  const deadline = takeDeadline(item.dueAt, now);
  return (
    <span className="d-wait">
      <span className="c-wait">
        <Icon name="clock" size={1} />
        {formatSinceFr(new Date(item.submittedAt), now)}
      </span>
      {deadline?.isSoon && <StateBadge tone="attention" icon="clock" label={deadline.words} />}
      {deadline && !deadline.isSoon && <span className="small soft">{deadline.words}</span>}
    </span>
  );
}

function Tier({ item }: { item: QueueItem }) {
  const why = whyHere(item);
  return (
    <span className="d-wait">
      <abbr className="d-abbr" title={tierNamesFr[item.tier]}>
        {tierShortNamesFr[item.tier]}
      </abbr>
      {why && (
        <span className="d-why small soft">
          <Icon name="arrow-up" size={1} />
          {why}
        </span>
      )}
    </span>
  );
}

function Actions({ item, takingId, onTake, onDecline }: QueueListProps & { item: QueueItem }) {
  return (
    <div className="d-queue__actions">
      <Button
        id={takeButtonId(item.caseId)}
        look="primary"
        isBusy={takingId === item.caseId}
        aria-label={queueFr.takeOf(item.reference)}
        onClick={() => onTake(item)}
      >
        {queueFr.take}
      </Button>
      <Button look="quiet" aria-label={queueFr.declineOf(item.reference)} onClick={() => onDecline(item)}>
        {queueFr.decline}
      </Button>
    </div>
  );
}
