import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export const directionAddress = '/direction';

export function directorCaseAddress(caseId: string): string {
  return `/direction/dossiers/${caseId}`;
}

/** What these screens keep in the address besides the path. */
export type AddressSearch = {
  /** Days of the figures. */
  jours?: string;
  /** `ouverts`: all open cases instead of those to act on. */
  liste?: string;
};

type AppLinkProps = { to: string; className?: string; children: ReactNode };

/** A link inside the app. The tree of routes belongs to the app, which features do not import: hence the widening. */
export function AppLink({ to, className, children }: AppLinkProps) {
  return (
    <Link to={to as '/'} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  );
}

export type Go = (to: string, options?: { search?: AddressSearch; isReplacing?: boolean }) => void;

/** Goes to an address of the app. */
export function useGo(): Go {
  const navigate = useNavigate();
  return (to, { search = {}, isReplacing = false } = {}) => {
    void navigate({
      to: to as '/',
      search: search as never,
      replace: isReplacing,
      resetScroll: !isReplacing,
    });
  };
}

/** The part of the address after the path; a number in it may have been read as one. */
export function useAddressSearch(): AddressSearch {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const { jours, liste } = search;
  return {
    ...(jours === undefined ? {} : { jours: String(jours) }),
    ...(typeof liste === 'string' ? { liste } : {}),
  };
}

/** The id of the case in the path. */
export function useCaseId(): string {
  return (useParams({ strict: false }) as { caseId?: string }).caseId ?? '';
}
