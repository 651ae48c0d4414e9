// Reading cases over HTTP: one whole case, the pharmacy's list, its search by NIR. Each reading leaves a trace (B-058).
import { listEarlierCases as earlierOperation } from '#contracts/cases/case-earlier.contract.ts';
import {
  getCase as getOperation,
  listCases as listOperation,
  searchCases as searchOperation,
  listUsualWaits as usualWaitsOperation,
} from '#contracts/cases/case-view.contract.ts';
import { nirErrorsFr } from '#contracts/values/nir.fr.ts';
import { parseNir } from '#contracts/values/nir.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { casesListed } from './case.audit.ts';
import { admit, asPharmacist, type CaseParts, doorOf } from './case.parts.ts';
import { presentCase, presentListItem } from './case.presenter.ts';
import {
  countPharmacyStates,
  decodeCursor,
  encodeCursor,
  findCasesByNir,
  listPharmacyCases,
  type PharmacyCaseRow,
} from './case.queries.ts';
import { loadCase, openCase, openCaseForReading } from './read-case.ts';
import { findEarlierCases, readEarlierCases } from './read-earlier-cases.ts';
import { createUsualWaits } from './read-usual-waits.ts';

export function bindCaseViewRoutes(server: HttpServer<AccountActor>, { run, now }: CaseParts): void {
  const readUsualWaits = createUsualWaits({ run, now });
  bindOperation(server, getOperation, {
    access: doorOf('cases.read'),
    handler: ({ params, actor }) =>
      run(admit(actor, 'cases.read'), async (ctx) => {
        const opened = await openCaseForReading(ctx, params.caseId, 'case');
        // The pharmacy's page offers no comparison, and is read again at every change.
        const earlier = opened.relation === 'requester' ? [] : await findEarlierCases(ctx, opened);
        return { ...presentCase(opened, await loadCase(ctx, opened)), earlierCases: earlier.length };
      }),
  });

  bindOperation(server, earlierOperation, {
    access: doorOf('cases.read'),
    handler: ({ params, actor }) =>
      run(admit(actor, 'cases.read'), async (ctx) => ({
        items: await readEarlierCases(ctx, await openCase(ctx, params.caseId)),
      })),
  });

  bindOperation(server, listOperation, {
    access: doorOf('cases.list'),
    handler: ({ query, actor }) => {
      const { organisationId } = asPharmacist(actor, 'cases.list');
      const { state, limit } = query;
      return run(actor, async (ctx) => {
        const rows = await listPharmacyCases(ctx.tx, {
          organisationId,
          state,
          after: decodeCursor(query.cursor),
          limit,
        });
        const last = rows.at(-1);
        return {
          items: presentRows(ctx, organisationId, rows, false),
          nextCursor:
            last && rows.length === limit ? encodeCursor({ at: last.updated_at, id: last.id }) : null,
          counts: await countPharmacyStates(ctx.tx, organisationId),
        };
      });
    },
  });

  bindOperation(server, usualWaitsOperation, {
    access: doorOf('cases.list'),
    handler: ({ actor }) => {
      asPharmacist(actor, 'cases.list');
      return readUsualWaits();
    },
  });

  bindOperation(server, searchOperation, {
    access: doorOf('cases.search'),
    idempotency: 'natural',
    handler: ({ body, actor }) => {
      const { organisationId } = asPharmacist(actor, 'cases.search');
      const parsed = parseNir(body.billingNir);
      if (!parsed.ok) {
        const field = { path: 'billingNir', code: parsed.code, message: nirErrorsFr[parsed.code] };
        throw new AppError('request.malformed', { fields: [field] });
      }
      return run(actor, async (ctx) => {
        const digest = ctx.keyring.digest('billing-nir', parsed.nir);
        const rows = await findCasesByNir(ctx.tx, organisationId, digest);
        return { items: presentRows(ctx, organisationId, rows, true) };
      });
    },
  });
}

/** Names are opened for the list, so the list itself is a reading. */
function presentRows(ctx: Ctx, organisationId: string, rows: readonly PharmacyCaseRow[], bySearch: boolean) {
  if (rows.length > 0) {
    ctx.audit(auditEntry(casesListed, organisationId, { caseIds: rows.map((row) => row.id), bySearch }));
  }
  return rows.map((row) => presentListItem(ctx.keyring, row, ctx.now));
}
