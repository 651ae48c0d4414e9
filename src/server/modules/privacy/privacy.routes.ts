// Export, closing and its certificate; the operator's consultation of addresses and permits.
import {
  closeAccount as closeOperation,
  consultAddresses as consultOperation,
  exportAccount as exportOperation,
  getCertificate,
  getPrivacy,
  grantPermit as permitOperation,
  restoreAccount as restoreOperation,
} from '#contracts/privacy/privacy.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { streamZip } from '#server/platform/zip/write-zip.ts';
import { type AccountActor, type OperatorActor, system } from '#server/policy/actor.ts';
import type { Sessions } from '../accounts/public.ts';
import { doorOf, replayOf } from '../cases/public.ts';
import { readCertificateToken } from './certificate-token.ts';
import { certificateOf } from './closure.ts';
import { type ExportParts, exportAccount, listCasesToExport, mostExportedCases } from './export-account.ts';
import { findClosureById } from './privacy.queries.ts';
import type { PrivacySettings } from './privacy.settings.ts';
import { grantPermit } from './use-cases/ban-registration.ts';
import { closeAccount, readPrivacy, restoreAccount } from './use-cases/close-account.ts';
import { consultAddresses } from './use-cases/consult-addresses.ts';
import { type EraseParts, eraseAccount } from './use-cases/erase-account.ts';

export type PrivacyParts = ExportParts &
  EraseParts & {
    now: () => Date;
    settings: PrivacySettings;
    reauthenticate: Sessions['reauthenticate'];
  };

export function bindPrivacyRoutes(server: HttpServer<AccountActor>, parts: PrivacyParts): void {
  const { run, settings } = parts;
  const access = doorOf('privacy.own');
  bindExport(server, parts);

  bindOperation(server, getPrivacy, {
    access,
    handler: ({ actor }) => run(actor, (ctx) => readPrivacy(ctx, actor.accountId, settings)),
  });

  bindOperation(server, closeOperation, {
    access,
    handler: async (request) => {
      const { actor, body, address } = request;
      const { password, ...choice } = body;
      await parts.reauthenticate(actor, { password, address, purpose: 'account-security' });
      const view = await run(
        actor,
        (ctx) => closeAccount(ctx, { accountId: actor.accountId, by: 'self', ...choice, settings }),
        replayOf(closeOperation, { ...request, body: choice }),
      );
      if (choice.when === 'now') await eraseAccount(parts, actor.accountId);
      return view;
    },
  });

  bindOperation(server, restoreOperation, {
    access,
    handler: (request) =>
      run(
        request.actor,
        (ctx) => restoreAccount(ctx, request.actor.accountId),
        replayOf(restoreOperation, request),
      ),
  });

  bindOperation(server, getCertificate, {
    access: {
      kind: 'public',
      reason: 'whoever holds the address of a certificate may read it; it names nobody',
    },
    handler: ({ params }) =>
      run(system('certificate'), async (ctx) => {
        const id = readCertificateToken(ctx.keyring, params.token);
        const closure = id && (await findClosureById(ctx.tx, id));
        if (!closure) throw new AppError('privacy.certificate_not_found');
        return certificateOf(closure, settings);
      }),
  });

  bindOperation(server, consultOperation, {
    access: doorOf('privacy.consult-addresses'),
    idempotency: 'natural',
    handler: ({ actor, body }) => run(actor, (ctx) => consultAddresses(ctx, asOperator(actor), body)),
  });

  bindOperation(server, permitOperation, {
    access: doorOf('privacy.grant-permit'),
    handler: (request) =>
      run(
        request.actor,
        async (ctx) => {
          const input = { ...request.body, settings };
          const { expiresAt } = await grantPermit(ctx, asOperator(request.actor), input);
          return { expiresAt };
        },
        replayOf(permitOperation, request),
      ),
  });
}

/** One export of an account at a time. */
function bindExport(server: HttpServer<AccountActor>, parts: PrivacyParts): void {
  const underWay = new Set<string>();
  bindOperation(server, exportOperation, {
    access: doorOf('privacy.own'),
    handler: async ({ actor }) => {
      const { accountId } = actor;
      if (underWay.has(accountId)) throw new AppError('privacy.export_busy', { retryAfterSeconds: 60 });
      const caseIds = await listCasesToExport(parts, actor);
      if (caseIds.length > mostExportedCases) throw new AppError('privacy.too_large');
      underWay.add(accountId);
      const body = streamZip(exportAccount(parts, actor, caseIds, parts.now()));
      body.once('close', () => underWay.delete(accountId));
      return {
        contentType: 'application/zip',
        body,
        fileName: 'consilia-mes-donnees.zip',
        disposition: 'attachment',
      };
    },
  });
}

function asOperator(actor: AccountActor): OperatorActor {
  if (actor.kind !== 'operator') throw new AppError('access.denied');
  return actor;
}
