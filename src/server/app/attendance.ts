// Whether somebody sits before the screen that asks: a stream of events, a picture or a file loads by itself, and a
// page says so when it reads again or saves with nobody at it. Only the rest keeps a session awake.
import { unattendedHeader } from '#contracts/attendance.ts';
import type { IdentifiableRequest } from '#server/platform/http/http-server.ts';
import { operations } from './operations.ts';

const loadsByItself = new Set(
  operations.filter(({ response }) => ['events', 'binary'].includes(response.kind)).map(({ id }) => id),
);

export function whoAsks(request: Pick<IdentifiableRequest, 'header' | 'operationId'>): 'person' | 'page' {
  const isPage = loadsByItself.has(request.operationId) || request.header(unattendedHeader) === '1';
  return isPage ? 'page' : 'person';
}
