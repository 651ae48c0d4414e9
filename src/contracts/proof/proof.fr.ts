export const proofErrorsFr = {
  'proof.too_many': 'Il y a trop d’actes pour une seule preuve : choisissez une période plus courte.',
} as const;
export type ProofErrorCode = keyof typeof proofErrorsFr;
