import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  answerRequest,
  getTeam,
  handOverTeam,
  removeMember,
  type Team,
  withdrawInvitation,
} from '#contracts/accounts/team.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useFlag } from '#web/lib/use-flag.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FlagButton } from '#web/ui/flag-button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { teamFr } from './team.fr.ts';

type Member = Team['members'][number];
type Question = { kind: 'remove' | 'hand-over'; member: Member };

/** Everybody of the pharmacy; the owner removes and hands over, the others may leave. */
export function MembersCard({ team }: { team: Team }) {
  const [question, setQuestion] = useState<Question>();
  return (
    <Card title={teamFr.members}>
      <Stack>
        {team.members.map((member) => (
          <Row key={member.accountId} isApart>
            <span>
              <strong>{member.displayName}</strong>
              {member.isSelf && ` (${teamFr.self})`}
              <br />
              <span className="small soft">
                {member.isOwner ? `${teamFr.owner} · ` : ''}
                {teamFr.states[member.state]}
              </span>
            </span>
            <Row>
              <MemberActions team={team} member={member} onAsk={setQuestion} />
              {!member.isSelf && <FlagColleague member={member} />}
            </Row>
          </Row>
        ))}
      </Stack>
      <QuestionDialog question={question} onClose={() => setQuestion(undefined)} />
    </Card>
  );
}

/** a colleague is a profile one sees. */
function FlagColleague({ member: { accountId, displayName } }: { member: Member }) {
  const send = useFlag();
  const subject = { subjectKind: 'profile', subjectId: accountId, caseId: null, label: displayName } as const;
  return <FlagButton subjects={[subject]} send={send} about={displayName} />;
}

type ActionsProps = { team: Team; member: Member; onAsk: (question: Question) => void };

function MemberActions({ team, member, onAsk }: ActionsProps) {
  if (member.isOwner) return null;
  if (member.isSelf) {
    return <Button onClick={() => onAsk({ kind: 'remove', member })}>{teamFr.leave}</Button>;
  }
  if (!team.isOwner) return null;
  return (
    <Row>
      <Button
        aria-label={`${teamFr.handOver} : ${member.displayName}`}
        onClick={() => onAsk({ kind: 'hand-over', member })}
      >
        {teamFr.handOver}
      </Button>
      <Button
        aria-label={`${teamFr.remove} : ${member.displayName}`}
        onClick={() => onAsk({ kind: 'remove', member })}
      >
        {teamFr.remove}
      </Button>
    </Row>
  );
}

function QuestionDialog({ question, onClose }: { question: Question | undefined; onClose: () => void }) {
  const client = useQueryClient();
  const session = useSession();
  const remove = useOperationMutation(removeMember);
  const handOver = useOperationMutation(handOverTeam);
  const asked = question?.kind === 'hand-over' ? handOver : remove;
  if (!question) return null;
  const { kind, member } = question;
  const isRemoval = kind === 'remove';
  const confirm = async () => {
    await asked.mutateAsync({ params: { memberId: member.accountId } });
    if (member.isSelf) session.retry();
    await refresh(client, getTeam);
    onClose();
  };
  const title = isRemoval
    ? member.isSelf
      ? teamFr.leave
      : teamFr.removeTitle(member.displayName)
    : teamFr.handOverTitle(member.displayName);
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <Stack>
        <p>{isRemoval ? teamFr.removeText : teamFr.handOverText}</p>
        {asked.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(asked.error)}
          </Notice>
        )}
        <Row>
          <Button
            look={isRemoval ? 'grave' : 'primary'}
            isBusy={asked.isPending}
            onClick={() => void confirm().catch(() => undefined)}
          >
            {isRemoval ? (member.isSelf ? teamFr.leave : teamFr.remove) : teamFr.handOver}
          </Button>
          <Button onClick={onClose}>{teamFr.cancel}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

/** People who registered with the number of this pharmacy. */
export function RequestsCard({ requests }: { requests: Team['requests'] }) {
  const client = useQueryClient();
  const answer = useOperationMutation(answerRequest, { onSettled: () => refresh(client, getTeam) });
  return (
    <Card title={teamFr.requests}>
      <Stack>
        {answer.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(answer.error)}
          </Notice>
        )}
        {requests.map(({ requestId, displayName }) => (
          <Row key={requestId} isApart>
            <strong>{displayName}</strong>
            <Row>
              {[true, false].map((isAccepted) => (
                <Button
                  key={String(isAccepted)}
                  look={isAccepted ? 'primary' : 'secondary'}
                  aria-label={`${isAccepted ? teamFr.accept : teamFr.refuse} : ${displayName}`}
                  isBusy={answer.isPending}
                  onClick={() => answer.mutate({ params: { requestId }, body: { isAccepted } })}
                >
                  {isAccepted ? teamFr.accept : teamFr.refuse}
                </Button>
              ))}
            </Row>
          </Row>
        ))}
      </Stack>
    </Card>
  );
}

/** Invitations nobody has used yet. */
export function InvitationsCard({ invitations }: { invitations: Team['invitations'] }) {
  const client = useQueryClient();
  const withdraw = useOperationMutation(withdrawInvitation, {
    onSettled: () => refresh(client, getTeam),
  });
  return (
    <Card title={teamFr.invitations}>
      <Stack>
        {invitations.map(({ invitationId, email, expiresAt }) => (
          <Row key={invitationId} isApart>
            <span>
              {email} <span className="small soft">{teamFr.until(formatDayTime(expiresAt))}</span>
            </span>
            <Button
              aria-label={`${teamFr.withdraw} : ${email}`}
              isBusy={withdraw.isPending}
              onClick={() => withdraw.mutate({ params: { invitationId } })}
            >
              {teamFr.withdraw}
            </Button>
          </Row>
        ))}
      </Stack>
    </Card>
  );
}
