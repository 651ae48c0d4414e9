// Passkeys (WebAuthn): what is sent to the browser, and whether its answer is genuine. The site's own address decides
// what counts (relying party and origin), never a header of the request. Keeps and looks up nothing.
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';

/** Whom passkeys are made for: the host of the public address, and its origin. */
export type RelyingParty = { id: string; origin: string };

/** What is kept of a passkey; texts are base64url. */
export type KeptPasskey = { credentialId: string; publicKey: string; transports: string[] };

export type Attestation = {
  id: string;
  /** `collected`: what the browser saw, its clientDataJSON. */
  response: { collected: string; attestationObject: string; transports: readonly string[] };
};
export type Assertion = {
  id: string;
  response: {
    collected: string;
    authenticatorData: string;
    signature: string;
    /** Whose passkey it is, as the device says. */
    accountHandle?: string | null | undefined;
  };
};

/** Milliseconds that the browser gives the person. */
const timeoutMs = 120_000;
/** Ed25519, ECDSA with P-256, RSA: what devices have. */
const algorithms = [-8, -7, -257];

/** Browsers make passkeys for https and for `localhost`, and for no bare network address; undefined for any other. */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { protocol, hostname, origin } = new URL(publicUrl);
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSecure && !isNumber ? { id: hostname, origin } : undefined;
}

const bytesOf = (text: string) => isoBase64URL.toBuffer(text);

/** What the browser needs to make one. `challenge`: base64url. */
export function creationOptions(of: {
  party: RelyingParty;
  /** Name of this instance, shown by the device. */
  partyName: string;
  /** The handle is opaque, the same for every passkey of an account; the name is shown by the device. */
  account: { handle: string; name: string };
  challenge: string;
  known: readonly KeptPasskey[];
}) {
  const { party, partyName, account, challenge, known } = of;
  return {
    partyId: party.id,
    partyName,
    account,
    challenge,
    algorithms,
    timeoutMs,
    known: known.map(descriptorOf),
  };
}

/** What the browser needs to prove one. Without `known` the person picks the account on the device. */
export function requestOptions(of: {
  party: RelyingParty;
  challenge: string;
  known: readonly KeptPasskey[];
}) {
  return {
    partyId: of.party.id,
    challenge: of.challenge,
    timeoutMs,
    known: of.known.map(descriptorOf),
  };
}

function descriptorOf({ credentialId, transports }: KeptPasskey) {
  return { id: credentialId, transports: [...transports] };
}

/** The challenge that an answer says it is for; undefined for what is not readable. Proves nothing by itself. */
export function challengeIn(response: { collected: string }): string | undefined {
  try {
    const { challenge } = decodeClientDataJSON(response.collected);
    return typeof challenge === 'string' && isoBase64URL.isBase64URL(challenge) ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** A page of another site around ours, or what nobody can read. */
function isFramed(collected: string): boolean {
  try {
    return decodeClientDataJSON(collected).crossOrigin === true;
  } catch {
    return true;
  }
}

/**
 * Certificates of makers are not asked for, and refused: checking them would call addresses that the certificate
 * names. A device may sign for itself.
 */
function hasCertificate(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(bytesOf(attestationObject));
  const format = attestation.get('fmt');
  if (format === 'none') return false;
  return format !== 'packed' || attestation.get('attStmt').get('x5c') !== undefined;
}

export type NewPasskey = KeptPasskey & { signCount: number; isSynced: boolean };

/** The passkey of a genuine answer to `challenge`, or undefined. */
export async function verifyAttestation(
  party: RelyingParty,
  challenge: string,
  { id, response }: Attestation,
): Promise<NewPasskey | undefined> {
  try {
    if (isFramed(response.collected) || hasCertificate(response.attestationObject)) return undefined;
    const { registrationInfo: info } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: response.collected,
          attestationObject: response.attestationObject,
          transports: [...response.transports],
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!info || info.credential.id !== id) return undefined;
    return {
      credentialId: info.credential.id,
      publicKey: isoBase64URL.fromBuffer(info.credential.publicKey),
      transports: [...response.transports],
      signCount: info.credential.counter,
      isSynced: info.credentialBackedUp,
    };
  } catch {
    // The library throws for every kind of refusal; which one is of no use to who sent it.
    return undefined;
  }
}

/**
 * The count of signatures that a genuine answer to `challenge` tells, or undefined. Whether it goes backwards is for the
 * caller to see, who knows the last one.
 */
export async function verifyAssertion(
  party: RelyingParty,
  challenge: string,
  passkey: KeptPasskey,
  { id, response }: Assertion,
): Promise<{ signCount: number; isSynced: boolean } | undefined> {
  try {
    if (isFramed(response.collected)) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: response.collected,
          authenticatorData: response.authenticatorData,
          signature: response.signature,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: 0 },
    });
    return verified
      ? { signCount: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialBackedUp }
      : undefined;
  } catch {
    return undefined;
  }
}
