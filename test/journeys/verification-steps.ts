// What the tests of verification send and who they are about.
import { uploadResultSchema } from '#contracts/photos/photo.contract.ts';
import type { Person } from './test-instance.ts';

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n');
export const candidateNames = [
  'Zoé',
  'Anis',
  'Basile',
  'Carole',
  'Denis',
  'Elsa',
  'Farid',
  'Gaston',
  'Hana',
  'Igor',
  'Julie',
  'Karl',
  'Lina',
  'Marc',
  'Nora',
  'Omar',
  'Paul',
  'Rita',
  'Sam',
];

export async function addEvidence(by: Person, verificationId: string, content = pdf): Promise<Response> {
  return by.client.upload({ purpose: 'evidence', verificationId, name: 'attestation.pdf' }, content);
}
export async function evidenceOf(by: Person, verificationId: string): Promise<string> {
  return uploadResultSchema.parse(await (await addEvidence(by, verificationId)).json()).id;
}
