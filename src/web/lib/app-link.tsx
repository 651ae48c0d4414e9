import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What the screens keep in the address besides the path; never anything about a person. */
export type AddressSearch = {
  /** Group of the pharmacy's list. */
  etat?: string;
  /** Form being begun. */
  formulaire?: string;
  /** Part of a step, where a phone shows one part at a time. */
  partie?: string;
  /** Field to bring into view. */
  champ?: string;
  /** Group of a doctor's or the director's list. */
  liste?: string;
  /** `relecture` while the report is re-read, so that « back » returns to writing. */
  vue?: string;
  /** Days of the figures. */
  jours?: string;
  /** Language of a legal text. */
  langue?: string;
};

const names = ['etat', 'formulaire', 'partie', 'champ', 'liste', 'vue', 'jours', 'langue'] as const;

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

/** Goes to an address of the app; replacing the present one keeps the place on the page. */
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
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
}

/** The ids in the path. */
export function useAddressParams(): { caseId: string; step: string; verificationId: string } {
  const params = useParams({ strict: false }) as Partial<ReturnType<typeof useAddressParams>>;
  const { caseId = '', step = '', verificationId = '' } = params;
  return { caseId, step, verificationId };
}
