/*
 * Signing in through an identity provider for health professionals. It sends a person there and says who came back,
 * proved by signature; it knows neither accounts nor sessions, keeps nothing, and decides nothing about access.
 */
import type { Rpps } from '#contracts/values/rpps.ts';

/** Why a sign-in was not believed. `denied`: the person, or the provider, said no. */
export const loginRefusals = [
  'denied',
  'state',
  'code',
  'nonce',
  'signature',
  'algorithm',
  'expired',
  'issuer',
  'audience',
  'level',
  'subject',
  'identity',
  'response',
] as const;
export type LoginRefusal = (typeof loginRefusals)[number];

/** This sign-in will never be believed; the person has to begin again. Carries nothing of what was sent. */
export class LoginRefused extends Error {
  override name = 'LoginRefused';
  readonly reason: LoginRefusal;

  constructor(reason: LoginRefusal) {
    super(`The sign-in was refused: ${reason}`);
    this.reason = reason;
  }
}

/** The provider is silent, busy or badly set up; a new sign-in may succeed later. */
export class LoginUnavailable extends Error {
  override name = 'LoginUnavailable';
}

/** Three unguessable values, bound to one browser, each of 43 characters; used for one sign-in only. */
export type LoginSecrets = { state: string; nonce: string; verifier: string };

/** One place where a person works, as the register tells it; what it leaves empty is null. */
export type Practice = {
  name: string;
  profession: 'pharmacist' | 'doctor' | null;
  /** Self-employed (mode d’exercice L). */
  isLiberal: boolean;
  /** Code of the sector, such as SA07 (practice) or SA33 (pharmacy). */
  sector: string | null;
  finess: string | null;
  street: string | null;
  postalCode: string | null;
};

export type ProfessionalIdentity = {
  /** Never changes for one person at one provider. */
  subject: string;
  /** The national identifier as the provider writes it. */
  nameId: string;
  /** Null only for a test identity. */
  rpps: Rpps | null;
  givenName: string;
  familyName: string;
  /** Of the two this platform knows; empty for another profession. */
  professions: readonly ('pharmacist' | 'doctor')[];
  /** The register knows a qualification in dermatology: a hint for who verifies, never a proof of tier. */
  isDermatologist: boolean;
  practices: readonly Practice[];
};

export type CompletedLogin = {
  identity: ProfessionalIdentity;
  /** Needed to sign out at the provider; as confidential as a cookie. */
  idToken: string;
};

export type LoginPort = {
  /** Where to send the browser. Throws `LoginUnavailable`. */
  begin(secrets: LoginSecrets): Promise<string>;
  /**
   * Who came back. `query` is what the provider put behind the `?` of the return address. Throws `LoginRefused`,
   * `LoginUnavailable`.
   */
  complete(query: string, secrets: LoginSecrets): Promise<CompletedLogin>;
  /** Where to send the browser to sign out there too, or null when the provider has no such place. Never throws. */
  logoutUrl(idToken: string): Promise<string | null>;
};
