import './legal.css';
import { listAcceptances } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { downloadAccountProof } from '#contracts/proof/proof.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ProofCard } from '#web/ui/proof-card.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { acceptancesFr } from './acceptances.fr.ts';
import { languageName } from './legal.fr.ts';
import { dayOf } from './legal-words.ts';

type Acceptance = ResponseOf<typeof listAcceptances>['items'][number];

/** A-003, B-125: what the person accepted, when, in which words; and the proof of it, to take away. */
export function AcceptancesPage() {
  const query = useOperationQuery(listAcceptances, {});
  return (
    <Page documentTitle={acceptancesFr.title} width="narrow">
      <PageHeader
        title={acceptancesFr.title}
        lead={acceptancesFr.lead}
        back={<AppLink to="/compte">{acceptancesFr.back}</AppLink>}
      />
      <Stack>
        {query.isPending && <LoadingState lines={6} />}
        {query.error && <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.data?.items.length === 0 && <EmptyState title={acceptancesFr.none} icon="file" />}
        {query.data?.items.map((item) => (
          <AcceptanceCard key={item.id} item={item} />
        ))}
        <ProofCard
          title={acceptancesFr.proofTitle}
          lead={acceptancesFr.proofLead}
          action={acceptancesFr.proof}
          href={urlOf(downloadAccountProof, { query: {} })}
        />
      </Stack>
    </Page>
  );
}

function AcceptanceCard({ item }: { item: Acceptance }) {
  const { kind, version, acceptedAt, shownLanguage, acceptedSha256, effectiveAt, attestation } = item;
  const texts = acceptancesFr;
  const isFrench = shownLanguage === 'fr';
  return (
    <Card title={legalKindsFr[kind]}>
      <DefinitionList
        items={[
          { term: texts.version, value: texts.versionOf(version, dayOf(effectiveAt)) },
          { term: texts.acceptedAt, value: formatDayTime(acceptedAt) },
          {
            term: texts.language,
            value: isFrench ? languageName(shownLanguage) : texts.translated(languageName(shownLanguage)),
          },
          { term: texts.hash, value: <code className="c-legal-hash">{acceptedSha256}</code> },
        ]}
      />
      <details>
        <summary>{texts.words}</summary>
        {attestation.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
      <p>
        <AppLink to={`/textes/${kind}/versions/${version}`}>{texts.read}</AppLink>
      </p>
      {!isFrench && (
        <p>
          <AppLink to={`/textes/${kind}/versions/${version}`} search={{ langue: shownLanguage }}>
            {texts.readShown(languageName(shownLanguage))}
          </AppLink>
        </p>
      )}
    </Card>
  );
}
