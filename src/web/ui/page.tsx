import './page.css';
import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useId } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

/** Name of the instance, as its operator calls it (A-094); the shell provides it. */
export const InstanceName = createContext('Consilia');

type PageProps = {
  /** Goes to the browser tab as « title · name of the instance »: never a patient's name or anything about health. */
  documentTitle: string;
  width?: 'narrow' | 'normal' | 'wide';
  children: ReactNode;
};

/** One screen: sets the document's title and the width of the text. Exactly one PageHeader inside. */
export function Page({ documentTitle, width = 'normal', children }: PageProps) {
  const instance = useContext(InstanceName);
  useEffect(() => {
    document.title = documentTitle === instance ? instance : `${documentTitle} · ${instance}`;
  }, [documentTitle, instance]);
  return <div className={`c-page c-page--${width}`}>{children}</div>;
}

type PageHeaderProps = {
  title: string;
  lead?: ReactNode;
  /** A link back, above the title. */
  back?: ReactNode;
  /** SavingState, LiveBadge, buttons: at the right end. */
  side?: ReactNode;
};

export function PageHeader({ title, lead, back, side }: PageHeaderProps) {
  return (
    <header className="c-page-header">
      <div className="c-page-header__text">
        {back && <div className="c-page-header__back screen-only">{back}</div>}
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <div className="soft">{lead}</div>}
      </div>
      {side && <div className="c-page-header__side screen-only">{side}</div>}
    </header>
  );
}

export type SavingKind = keyof typeof uiFr.savings;

const savingIcons: Record<SavingKind, IconName> = {
  saved: 'check',
  unsaved: 'pencil',
  saving: 'cloud',
  offline: 'cloud-off',
  refused: 'alert',
};

/** Where what was typed is now; give it `useAutosave().state.kind`. */
export function SavingState({ kind, detail }: { kind: SavingKind; detail?: string }) {
  return (
    <span className={`c-saving c-saving--${kind}`} role="status">
      <Icon name={savingIcons[kind]} />
      {uiFr.savings[kind]}
      {detail && ` : ${detail}`}
    </span>
  );
}

/** Whether the list updates by itself; give it the result of `useLive`. */
export function LiveBadge({ state }: { state: keyof typeof uiFr.live }) {
  return (
    <span className={`c-saving c-saving--${state}`} role="status">
      <Icon name={state === 'live' ? 'cloud' : state === 'connecting' ? 'refresh' : 'cloud-off'} />
      {uiFr.live[state]}
    </span>
  );
}

type CardProps = { title?: string; side?: ReactNode; isQuiet?: boolean; level?: 2 | 3; children: ReactNode };

/** A white surface with an optional title; titled cards are regions that screen readers can jump to. */
export function Card({ title, side, isQuiet = false, level = 2, children }: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      className={`c-card ${isQuiet ? 'c-card--quiet' : ''}`}
      aria-labelledby={title ? titleId : undefined}
    >
      {(title || side) && (
        <div className="c-card__head">
          {title && <Heading id={titleId}>{title}</Heading>}
          {side}
        </div>
      )}
      {children}
    </section>
  );
}

/** Things under each other; `tight` 8 px, normal 16 px, `loose` 32 px. */
export function Stack({ gap, children }: { gap?: 'tight' | 'loose'; children: ReactNode }) {
  return <div className={`c-stack ${gap ? `c-stack--${gap}` : ''}`}>{children}</div>;
}

/** Things beside each other that wrap on a phone. */
export function Row({ isApart = false, children }: { isApart?: boolean; children: ReactNode }) {
  return <div className={`c-row ${isApart ? 'c-row--apart' : ''}`}>{children}</div>;
}

/** Columns at a desk, one under the other below 1024 px. `desk` = answers left, photos centre, opinion right. */
export function Columns({ kind, children }: { kind: '2' | '3' | 'main-side' | 'desk'; children: ReactNode }) {
  return <div className={`c-columns c-columns--${kind}`}>{children}</div>;
}
