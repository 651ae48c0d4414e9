// Makes a pharmacy or practice that the operator has checked; its name and address are public facts, kept in clear.
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { organisationCreated } from '../account.audit.ts';
import { insertOrganisation, type Organisation } from '../account.store.ts';

/** Answers the new id. */
export async function createOrganisation(ctx: Ctx, input: Omit<Organisation, 'id'>): Promise<string> {
  const id = ctx.newId();
  await insertOrganisation(ctx.tx, { id, ...input }, ctx.now);
  ctx.audit(auditEntry(organisationCreated, id, { kind: input.kind }));
  return id;
}
