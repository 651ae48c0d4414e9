import { readPublishing } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import { type LegalKind, legalKinds } from '#contracts/legal/legal.vocabulary.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { dayOf, standingOf } from './legal-words.ts';
import { publishingFr } from './publishing.fr.ts';

type Publishing = ResponseOf<typeof readPublishing>;

/** `/exploitation/textes`: every text with the version in force and the one to come (B-018, A-116). */
export function PublishingPage() {
  const query = useOperationQuery(readPublishing, {});
  return (
    <Page documentTitle={publishingFr.documentTitle} width="narrow">
      <PageHeader
        title={publishingFr.title}
        lead={publishingFr.lead}
        back={<AppLink to="/exploitation">{publishingFr.back}</AppLink>}
      />
      <Stack>
        {query.isPending && <LoadingState lines={8} />}
        {query.error && <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.data && (
          <>
            <MissingFacts names={query.data.missingFacts} />
            <LinkCards label={publishingFr.title}>
              {legalKinds.map((kind) => (
                <AppLink key={kind} to={`/exploitation/textes/${kind}`} className={linkCardClass}>
                  <DocumentCard kind={kind} publishing={query.data} />
                </AppLink>
              ))}
            </LinkCards>
          </>
        )}
      </Stack>
    </Page>
  );
}

function DocumentCard({ kind, publishing }: { kind: LegalKind; publishing: Publishing }) {
  const now = useNow(60_000);
  const french = publishing.items.filter((item) => item.kind === kind && item.language === 'fr');
  const of = (standing: 'current' | 'coming') =>
    french.filter((item) => standingOf(item, french, now) === standing);
  const [current] = of('current');
  const words = [
    current ? publishingFr.current(current.version, dayOf(current.effectiveAt)) : publishingFr.unpublished,
    ...of('coming').map(({ version, effectiveAt }) => publishingFr.coming(version, dayOf(effectiveAt))),
    ...(publishing.shippedChanged.includes(kind) && current ? [publishingFr.shippedChanged] : []),
  ];
  return <LinkCardBody title={legalKindsFr[kind]} icon="file" meta={words.join(' · ')} />;
}

/** B-004: without the operator's own facts the shipped texts say nothing true of him. */
export function MissingFacts({ names }: { names: readonly string[] }) {
  const { facts } = publishingFr;
  return names.length === 0 ? null : (
    <Notice tone="attention" title={facts.title}>
      <p>{facts.text}</p>
      <p>{facts.list} :</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
