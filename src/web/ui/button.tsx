import './button.css';
import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'grave';

type Looks = { look?: ButtonLook; isBig?: boolean; isWide?: boolean };

/** The class of a button, for a router `Link` that has to look like one. */
export function buttonClass({ look = 'secondary', isBig = false, isWide = false }: Looks = {}): string {
  return ['c-button', `c-button--${look}`, isBig && 'c-button--big', isWide && 'c-button--wide']
    .filter(Boolean)
    .join(' ');
}

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> &
  Looks & {
    icon?: IconName;
    iconAfter?: IconName;
    /** Work is under way: shown, said, and further clicks do nothing. */
    isBusy?: boolean;
    /** The key that does the same, shown on devices that have a pointer. */
    shortcut?: string;
  };

/** A button; `type="button"` unless said otherwise. */
export function Button(props: ButtonProps) {
  const {
    look,
    isBig,
    isWide,
    icon,
    iconAfter,
    isBusy = false,
    shortcut,
    children,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({
        ...(look === undefined ? {} : { look }),
        ...(isBig === undefined ? {} : { isBig }),
        ...(isWide === undefined ? {} : { isWide }),
      })}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      aria-keyshortcuts={shortcut}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
    >
      {isBusy ? <Icon name="refresh" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
      {shortcut && <kbd className="c-key">{shortcut}</kbd>}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style' | 'children' | 'aria-label'> & {
  icon: IconName;
  /** What it does: read aloud and shown as a tip. */
  label: string;
  look?: ButtonLook;
};

/** A square button of 44 pixels with an icon alone. */
export function IconButton({ icon, label, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={`${buttonClass({ look })} c-button--icon`}
      aria-label={label}
    >
      <Icon name={icon} />
    </button>
  );
}

/**
 * The actions of a page, next step first: fixed at the thumb on a phone, at the right end at a desk. Put the
 * primary button first in `children`.
 */
export function ActionBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="c-action-bar">
      {children}
      {note && <p className="c-action-bar__note">{note}</p>}
    </div>
  );
}
