import { getTeam, type Team } from '#contracts/accounts/team.contract.ts';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useAccount } from '#web/lib/session.tsx';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { InviteCard, JoinCard } from './invite-card.tsx';
import { teamFr } from './team.fr.ts';
import { InvitationsCard, MembersCard, RequestsCard } from './team-cards.tsx';

/** « Mon équipe »: who works in one's own pharmacy, each with an account of their own (A-007, B-033). */
export function TeamPage() {
  const hasPharmacy = useAccount().pharmacy !== null;
  const query = useOperationQuery(getTeam, {}, { enabled: hasPharmacy });
  const isNone = !hasPharmacy || (query.error instanceof ApiProblem && query.error.code === 'team.not_found');
  return (
    <Page documentTitle={teamFr.documentTitle} width="narrow">
      <PageHeader title={teamFr.title} lead={query.data && teamFr.lead(query.data.pharmacyName)} />
      {isNone ? (
        <JoinCard />
      ) : query.data ? (
        <TeamContent team={query.data} />
      ) : query.isPending ? (
        <LoadingState lines={5} />
      ) : (
        <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
    </Page>
  );
}

function TeamContent({ team }: { team: Team }) {
  return (
    <Stack>
      {team.requests.length > 0 && <RequestsCard requests={team.requests} />}
      <MembersCard team={team} />
      {team.invitations.length > 0 && <InvitationsCard invitations={team.invitations} />}
      {team.isOwner && <InviteCard />}
    </Stack>
  );
}
