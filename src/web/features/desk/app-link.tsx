import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What these screens keep in the address besides the path. */
export type AddressSearch = {
  /** Group of the list of own cases. */
  liste?: string;
  /** `relecture` while the report is re-read, so that « back » returns to writing. */
  vue?: string;
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
  return {
    ...(typeof search['liste'] === 'string' ? { liste: search['liste'] } : {}),
    ...(typeof search['vue'] === 'string' ? { vue: search['vue'] } : {}),
  };
}

/** The id of the case in the path. */
export function useCaseId(): string {
  return (useParams({ strict: false }) as { caseId?: string }).caseId ?? '';
}
