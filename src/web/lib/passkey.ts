import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import type {
  AssertionBody,
  AttestationBody,
  PasskeyCreation,
  PasskeyRequest,
} from '#contracts/accounts/passkey.contract.ts';
import { passkeyFr } from './lib.fr.ts';
import { ApiProblem, Offline, sentenceOf } from './problem-errors.ts';

/** Whether this browser can make and use passkeys at all. */
export function hasPasskeySupport(): boolean {
  return browserSupportsWebAuthn();
}

type Known = PasskeyRequest['known'];
const credentialsOf = (known: Known) =>
  known.map(({ id, transports }) => ({ id, type: 'public-key' as const, transports }));

/** Makes a passkey; the device asks for finger, face or PIN. Rejects with whatever the browser says. */
export async function makePasskey(options: PasskeyCreation): Promise<AttestationBody> {
  const { account } = options;
  const made = await startRegistration({
    optionsJSON: {
      rp: { id: options.partyId, name: options.partyName },
      user: { id: account.handle, name: account.name, displayName: account.name },
      challenge: options.challenge,
      pubKeyCredParams: options.algorithms.map((alg) => ({ alg, type: 'public-key' })),
      timeout: options.timeoutMs,
      excludeCredentials: credentialsOf(options.known),
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      attestation: 'none',
    },
  });
  const { clientDataJSON: collected, attestationObject, transports = [] } = made.response;
  return { id: made.id, response: { collected, attestationObject, transports: [...transports] } };
}

/** Proves a passkey; the device asks for finger, face or PIN. Rejects with whatever the browser says. */
export async function provePasskey(options: PasskeyRequest): Promise<AssertionBody> {
  const { id, response } = await startAuthentication({
    optionsJSON: {
      rpId: options.partyId,
      challenge: options.challenge,
      timeout: options.timeoutMs,
      allowCredentials: credentialsOf(options.known),
      userVerification: 'required',
    },
  });
  const { clientDataJSON: collected, authenticatorData, signature, userHandle: accountHandle } = response;
  return { id, response: { collected, authenticatorData, signature, accountHandle } };
}

/** Gives up what the browser is asking for, when the person leaves the screen. */
export function stopAskingPasskey(): void {
  WebAuthnAbortService.cancelCeremony();
}

/** The French sentence for what the server or the browser refused. Browsers do not tell « cancelled » from « too late ». */
export function passkeySentence(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof Offline) return sentenceOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return passkeyFr.cancelled;
  if (name === 'InvalidStateError') return passkeyFr.alreadyThere;
  if (name === 'SecurityError') return passkeyFr.wrongAddress;
  if (name === 'NotSupportedError' || name === 'ConstraintError') return passkeyFr.unsuitable;
  return sentenceOf(error);
}
