/** Addresses of the pharmacist's screens: ids only, never a name. */
export const requestsAddress = '/demandes';
export const newRequestAddress = '/demandes/nouvelle';

export function requestAddress(caseId: string): string {
  return `/demandes/${caseId}`;
}

/** `step` may be `reprendre`: the first step that is not complete. */
export function composeAddress(caseId: string, step: string): string {
  return `/demandes/${caseId}/modifier/${step}`;
}
