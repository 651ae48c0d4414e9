import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';

export const ownSessionSchema = z.object({
  sessionId: z.uuid(),
  /** « Chrome sur Windows »; no network address. */
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isCurrent: z.boolean(),
  isLocked: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;

export const listSessions = defineOperation({
  id: 'sessions.list',
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'One’s own open sessions with the name of the device, last seen first (B-036)',
  response: json(z.object({ items: z.array(ownSessionSchema).max(50) })),
});

export const endSession = defineOperation({
  id: 'sessions.end',
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  summary: 'Sign out one of one’s own sessions, at once (A-010, B-036)',
  params: z.strictObject({ sessionId: z.uuid() }),
  response: empty,
  errors: ['session.not_found'],
});

export const endOtherSessions = defineOperation({
  id: 'sessions.end-others',
  method: 'POST',
  path: '/api/me/sessions/end-others',
  summary: 'Sign out everywhere else (B-036)',
  response: empty,
});

export const lockSession = defineOperation({
  id: 'session.lock',
  method: 'POST',
  path: '/api/session/lock',
  summary: 'Lock this session: only its password opens it again (A-010)',
  body: z.strictObject({ because: z.enum(['person', 'idle']) }),
  response: empty,
});

export const unlockSession = defineOperation({
  id: 'session.unlock',
  method: 'POST',
  path: '/api/session/unlock',
  summary: 'Open a locked session with the password; after five wrong ones it ends (A-010)',
  body: z.strictObject({
    password: z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.'),
  }),
  response: empty,
  errors: ['account.wrong_password', 'session.too_many_attempts'],
});

export const ownSessionOperations = [
  listSessions,
  endSession,
  endOtherSessions,
  lockSession,
  unlockSession,
] as const;
