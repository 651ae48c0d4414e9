/** Addresses of the doctor's screens: ids only, never a name. */
export const queueAddress = '/file';
export const ownCasesAddress = '/mes-dossiers';

export function deskAddress(caseId: string): string {
  return `/mes-dossiers/${caseId}`;
}
