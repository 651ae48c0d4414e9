import './state.css';
import { formatDuration } from './format.fr.ts';
import { Icon, type IconName } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

export type StateTone = 'neutral' | 'waiting' | 'attention' | 'received';

const toneIcons: Record<StateTone, IconName> = {
  neutral: 'pencil',
  waiting: 'clock',
  attention: 'alert',
  received: 'mail',
};

/** A state in words with an icon; the colour only repeats it. Never for a medical opinion. */
export function StateBadge({ tone, label, icon }: { tone: StateTone; label: string; icon?: IconName }) {
  return (
    <span className={`c-badge c-badge--${tone}`}>
      <Icon name={icon ?? toneIcons[tone]} size={1} />
      {label}
    </span>
  );
}

/** How long something has waited, in whole minutes counted by the server; `isLate` says it in words as well. */
export function WaitingTime(props: {
  minutes: number;
  label?: string;
  isLate?: boolean;
  lateLabel?: string;
}) {
  const { minutes, label = uiFr.waitingFor, isLate = false, lateLabel } = props;
  return (
    <span className={`c-wait ${isLate ? 'c-wait--late' : ''}`}>
      <Icon name={isLate ? 'alert' : 'clock'} size={1} />
      {label} {formatDuration(minutes)}
      {isLate && lateLabel && ` · ${lateLabel}`}
    </span>
  );
}
