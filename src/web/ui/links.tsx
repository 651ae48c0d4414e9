import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

/**
 * A link to another site (A-108, B-123): marked for the eye and for the ear; neither this address nor this window goes
 * along. The only place for one: a test of the architecture refuses others.
 */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="noopener noreferrer" referrerPolicy="no-referrer">
      {children} <Icon name="external" size={0.875} />
      <span className="visually-hidden">{uiFr.otherSite}</span>
    </a>
  );
}

type FileLinkProps = { href: string; className?: string; 'aria-label'?: string; children: ReactNode };

/** A page or file of this service, opened beside what is being done. */
export function FileLink({ href, children, ...rest }: FileLinkProps) {
  return (
    <a {...rest} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
