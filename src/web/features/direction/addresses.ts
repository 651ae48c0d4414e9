export const directionAddress = '/direction';

export function directorCaseAddress(caseId: string): string {
  return `/direction/dossiers/${caseId}`;
}
