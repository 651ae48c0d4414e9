// Figures over HTTP: the medical director's board and its table (B-011, B-012), and everyone's own.
import { exportBoard as exportOperation, getBoard, getOwnActivity } from '#contracts/board/board.contract.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { admit, asDirector, type CaseParts, doorOf } from '../case.parts.ts';
import { boardCsvFr } from './board-csv.fr.ts';
import { exportBoard, readBoard, readOwnActivity } from './read-board.ts';

export function bindBoardRoutes(
  server: HttpServer<AccountActor>,
  { run, settings, now }: Pick<CaseParts, 'run' | 'settings' | 'now'>,
): void {
  bindOperation(server, getBoard, {
    access: doorOf('direction.read'),
    handler: ({ query, actor }) =>
      run(asDirector(actor, 'direction.read'), (ctx) => readBoard(ctx, settings, query)),
  });

  bindOperation(server, exportOperation, {
    access: doorOf('direction.read'),
    handler: async ({ query, actor }) => {
      const director = asDirector(actor, 'direction.read');
      const table = await run(director, (ctx) => exportBoard(ctx, settings, director, query));
      return {
        contentType: 'text/csv',
        body: Buffer.from(table, 'utf8'),
        fileName: boardCsvFr.fileNames[query.table](civilDayAt(now())),
        disposition: 'attachment' as const,
      };
    },
  });

  bindOperation(server, getOwnActivity, {
    access: doorOf('activity.own'),
    handler: ({ query, actor }) => {
      const own = admit(actor, 'activity.own');
      if (own.kind !== 'doctor' && own.kind !== 'pharmacist') throw new AppError('access.denied');
      return run(own, (ctx) => readOwnActivity(ctx, settings, own, query.days));
    },
  });
}
