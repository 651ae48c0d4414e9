import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What these screens keep in the address besides the path. */
export type AddressSearch = {
  /** Group of the list. */
  etat?: string;
  /** Form being begun. */
  formulaire?: string;
  /** Part of a step, where a phone shows one part at a time. */
  partie?: string;
  /** Field to bring into view. */
  champ?: string;
};

type AppLinkProps = { to: string; search?: AddressSearch; className?: string; children: ReactNode };

/** A link inside the app. The tree of routes belongs to the app, which features do not import: hence the widening. */
export function AppLink({ to, search, className, children }: AppLinkProps) {
  return (
    <Link to={to as '/'} search={(search ?? {}) as never} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}

export type Go = (to: string, options?: { search?: AddressSearch; isReplacing?: boolean }) => void;

/** Goes to an address of the app. */
export function useGo(): Go {
  const navigate = useNavigate();
  return (to, { search = {}, isReplacing = false } = {}) => {
    void navigate({ to: to as '/', search: search as never, replace: isReplacing });
  };
}

/** The part of the address after the path. */
export function useAddressSearch(): AddressSearch {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const text = (name: keyof AddressSearch) => (typeof search[name] === 'string' ? search[name] : undefined);
  const names = ['etat', 'formulaire', 'partie', 'champ'] as const;
  return Object.fromEntries(names.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]])));
}

/** The ids in the path. */
export function useAddressParams(): { caseId: string; step: string } {
  const params = useParams({ strict: false }) as { caseId?: string; step?: string };
  return { caseId: params.caseId ?? '', step: params.step ?? '' };
}
