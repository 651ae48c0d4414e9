import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { emailSchema } from '../values/email.ts';
import { finessSchema } from '../values/finess.ts';

export const teamSchema = z.object({
  pharmacyName: z.string(),
  isOwner: z.boolean(),
  members: z.array(
    z.object({
      accountId: z.uuid(),
      displayName: z.string(),
      state: z.enum(['active', 'unverified', 'suspended']),
      isOwner: z.boolean(),
      isSelf: z.boolean(),
    }),
  ),
  /** Only for the owner; empty for the others. */
  invitations: z.array(z.object({ invitationId: z.uuid(), email: z.string(), expiresAt: z.iso.datetime() })),
  requests: z.array(z.object({ requestId: z.uuid(), displayName: z.string(), createdAt: z.iso.datetime() })),
});
export type Team = z.infer<typeof teamSchema>;

export const getTeam = defineOperation({
  id: 'team.get',
  method: 'GET',
  path: '/api/team',
  summary: 'The people of one’s own pharmacy; nobody else’s (A-007, A-079)',
  response: json(teamSchema),
  errors: ['team.not_found'],
});

export const inviteColleague = defineOperation({
  id: 'team.invite',
  method: 'POST',
  path: '/api/team/invitations',
  summary: 'Invite somebody by e-mail to register with this pharmacy',
  body: z.strictObject({ email: emailSchema }),
  response: empty,
  errors: ['team.owner_only', 'team.too_many_invitations', 'team.not_found'],
});

export const withdrawInvitation = defineOperation({
  id: 'team.withdraw-invitation',
  method: 'DELETE',
  path: '/api/team/invitations/:invitationId',
  summary: 'Withdraw an invitation that nobody has used',
  params: z.strictObject({ invitationId: z.uuid() }),
  response: empty,
  errors: ['team.owner_only', 'team.not_found'],
});

export const answerRequest = defineOperation({
  id: 'team.answer-request',
  method: 'POST',
  path: '/api/team/requests/:requestId',
  summary: 'Accept or refuse somebody who asks to join',
  params: z.strictObject({ requestId: z.uuid() }),
  body: z.strictObject({ isAccepted: z.boolean() }),
  response: empty,
  errors: ['team.owner_only', 'team.not_found'],
});

export const removeMember = defineOperation({
  id: 'team.remove',
  method: 'DELETE',
  path: '/api/team/members/:memberId',
  summary: 'Remove a colleague, or leave; the cases stay with the pharmacy',
  params: z.strictObject({ memberId: z.uuid() }),
  response: empty,
  errors: ['team.owner_only', 'team.owner_stays', 'team.not_found'],
});

export const handOverTeam = defineOperation({
  id: 'team.hand-over',
  method: 'PUT',
  path: '/api/team/owner/:memberId',
  summary: 'Make a colleague the owner of the team instead of oneself',
  params: z.strictObject({ memberId: z.uuid() }),
  response: empty,
  errors: ['team.owner_only', 'team.not_active', 'team.not_found'],
});

export const askToJoinTeam = defineOperation({
  id: 'team.ask-to-join',
  method: 'POST',
  path: '/api/team/join-request',
  summary: 'Ask the owner of a pharmacy to be taken in, for who belongs to none',
  body: z.strictObject({ finess: finessSchema }),
  response: empty,
  errors: ['team.unknown_pharmacy', 'team.already_member'],
});

export const teamOperations = [
  getTeam,
  inviteColleague,
  withdrawInvitation,
  answerRequest,
  removeMember,
  handOverTeam,
  askToJoinTeam,
] as const;
