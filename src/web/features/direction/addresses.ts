export const directionAddress = '/direction';
export const boardAddress = '/direction/tableau';

export const routingAddress = '/direction/acheminement';

export function directorCaseAddress(caseId: string): string {
  return `/direction/dossiers/${caseId}`;
}
