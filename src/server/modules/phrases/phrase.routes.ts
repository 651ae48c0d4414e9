// Own wording over HTTP, for doctors alone. Somebody else's is answered 404, shared or not, by all that changes it.
import {
  changePhrase as changeOperation,
  copyPhrase as copyOperation,
  createPhrase as createOperation,
  listOwnPhrases as listOwnOperation,
  listSharedPhrases as listSharedOperation,
  listPhraseVersions as listVersionsOperation,
  removePhrase as removeOperation,
  restorePhrase as restoreOperation,
  sharePhrase as shareOperation,
} from '#contracts/phrases/phrase.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RunUseCase } from '../audit/public.ts';
import { asDoctor, doorOf, replayOf } from '../cases/public.ts';
import { changePhrase, copyPhrase, createPhrase } from './use-cases/keep-phrase.ts';
import { readOwnPhrases, readSharedPhrases, readVersions } from './use-cases/read-phrases.ts';
import { removePhrase, restorePhrase, sharePhrase } from './use-cases/share-phrase.ts';

const access = doorOf('phrases.own');
const doctorOf = (actor: AccountActor) => asDoctor(actor, 'phrases.own');

export function bindPhraseRoutes(server: HttpServer<AccountActor>, { run }: { run: RunUseCase }): void {
  bindOperation(server, listOwnOperation, {
    access,
    handler: ({ actor }) => {
      const doctor = doctorOf(actor);
      return run(doctor, (ctx) => readOwnPhrases(ctx, doctor.accountId));
    },
  });
  bindOperation(server, listSharedOperation, {
    access,
    handler: ({ actor }) => {
      const doctor = doctorOf(actor);
      return run(doctor, async (ctx) => ({ items: await readSharedPhrases(ctx, doctor.accountId) }));
    },
  });
  bindOperation(server, listVersionsOperation, {
    access,
    handler: ({ actor, params }) => {
      const { accountId } = doctorOf(actor);
      return run(actor, async (ctx) => ({ items: await readVersions(ctx, accountId, params.phraseId) }));
    },
  });
  bindKeeping(server, run);
  bindSharing(server, run);
}

function bindKeeping(server: HttpServer<AccountActor>, run: RunUseCase): void {
  bindOperation(server, createOperation, {
    access,
    handler: (request) => {
      const actor = doctorOf(request.actor);
      const input = { actor, ...request.body };
      return run(actor, (ctx) => createPhrase(ctx, input), replayOf(createOperation, request));
    },
  });
  bindOperation(server, copyOperation, {
    access,
    handler: (request) => {
      const actor = doctorOf(request.actor);
      const input = { actor, ...request.params };
      return run(actor, (ctx) => copyPhrase(ctx, input), replayOf(copyOperation, request));
    },
  });
  bindOperation(server, changeOperation, {
    access,
    handler: (request) => {
      const actor = doctorOf(request.actor);
      const input = { actor, ...request.params, ...request.body };
      return run(actor, (ctx) => changePhrase(ctx, input), replayOf(changeOperation, request));
    },
  });
}

function bindSharing(server: HttpServer<AccountActor>, run: RunUseCase): void {
  bindOperation(server, shareOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params, body }) => {
      const doctor = doctorOf(actor);
      return run(doctor, (ctx) => sharePhrase(ctx, { actor: doctor, ...params, ...body }));
    },
  });
  bindOperation(server, removeOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => {
      const doctor = doctorOf(actor);
      return run(doctor, (ctx) => removePhrase(ctx, { actor: doctor, ...params }));
    },
  });
  bindOperation(server, restoreOperation, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => {
      const doctor = doctorOf(actor);
      return run(doctor, (ctx) => restorePhrase(ctx, { actor: doctor, ...params }));
    },
  });
}
