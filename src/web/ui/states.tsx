import './state.css';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

type EmptyStateProps = { title: string; children?: ReactNode; icon?: IconName; action?: ReactNode };

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, icon = 'inbox', action }: EmptyStateProps) {
  return (
    <div className="c-empty">
      <Icon name={icon} size={2} />
      <p className="c-empty__title">{title}</p>
      {children && <div>{children}</div>}
      {action}
    </div>
  );
}

const noticeIcons: Record<NoticeTone, IconName> = {
  info: 'info',
  attention: 'alert',
  fault: 'alert',
  plain: 'info',
};
export type NoticeTone = 'plain' | 'info' | 'attention' | 'fault';

type NoticeProps = {
  tone?: NoticeTone;
  title?: string;
  icon?: IconName;
  action?: ReactNode;
  /** Appeared because of something just done: read aloud at once. */
  isAlert?: boolean;
  children?: ReactNode;
};

/** A message in the page. */
export function Notice({ tone = 'plain', title, icon, action, isAlert = false, children }: NoticeProps) {
  return (
    <div className={`c-notice c-notice--${tone}`} role={isAlert ? 'alert' : undefined}>
      <Icon name={icon ?? noticeIcons[tone]} />
      <div className="c-notice__body">
        {title && <p className="c-notice__title">{title}</p>}
        {children && <div>{children}</div>}
        {action}
      </div>
    </div>
  );
}

type ErrorStateProps = {
  /** The sentence, from `sentenceOf(error)`. */
  message: string;
  title?: string;
  onRetry?: () => void;
  /** Stable code or incident id, for support. */
  code?: string | undefined;
};

/** Something could not be read: what, and a way to try again. */
export function ErrorState({ message, title = uiFr.errorTitle, onRetry, code }: ErrorStateProps) {
  return (
    <Notice
      tone="fault"
      title={title}
      isAlert
      action={
        onRetry && (
          <Button icon="refresh" onClick={onRetry}>
            {uiFr.retry}
          </Button>
        )
      }
    >
      <p>{message}</p>
      {code && <p className="small soft">{code}</p>}
    </Notice>
  );
}

/** The place of what is being read, as `lines` grey lines. */
export function LoadingState({ lines = 4, label = uiFr.loading }: { lines?: number; label?: string }) {
  return (
    <div className="c-skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity.
        <span key={index} className="c-skeleton__line" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Says on every page that nothing here is real. */
export function DemoBanner({ text = uiFr.demo }: { text?: string }) {
  return (
    <div className="c-banner" role="note">
      <Icon name="info" size={1} />
      <span>{text}</span>
    </div>
  );
}

/** Shown while there is no network. */
export function OfflineBanner({ isShown }: { isShown: boolean }) {
  return (
    <div role="status">
      {isShown && (
        <div className="c-banner c-banner--offline">
          <Icon name="cloud-off" size={1} />
          <span>{uiFr.offline}</span>
        </div>
      )}
    </div>
  );
}
