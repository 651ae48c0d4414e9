import './legal.css';
import { useParams } from '@tanstack/react-router';
import { ownCookies } from '#contracts/legal/cookies.ts';
import { getText, listTexts, listVersions } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import { type LegalKind, legalKinds } from '#contracts/legal/legal.vocabulary.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { legalFr } from './legal.fr.ts';
import { dayOf } from './legal-words.ts';
import { MarkdownView } from './markdown-view.tsx';

function useKind(): LegalKind {
  const { kind } = useParams({ strict: false }) as { kind?: string };
  return legalKinds.find((known) => known === kind) ?? 'terms';
}

/** every text in force, for everybody. */
export function TextsPage() {
  const query = useOperationQuery(listTexts, {});
  return (
    <Page documentTitle={legalFr.title} width="narrow">
      <PageHeader title={legalFr.title} lead={legalFr.lead} />
      {query.isPending && <LoadingState lines={6} />}
      {query.error && <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
      <ul>
        {query.data?.items.map((item) => (
          <li key={item.id}>
            <AppLink to={`/textes/${item.kind}`}>{legalKindsFr[item.kind]}</AppLink>{' '}
            <span className="soft">{legalFr.since(dayOf(item.effectiveAt))}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** B-001, B-015: the version in force, with its date. */
export function TextPage() {
  const kind = useKind();
  const query = useOperationQuery(getText, { params: { kind }, query: {} });
  return (
    <Page documentTitle={legalKindsFr[kind]} width="narrow">
      <PageHeader
        title={legalKindsFr[kind]}
        back={<AppLink to="/textes">{legalFr.all}</AppLink>}
        lead={query.data && legalFr.since(dayOf(query.data.effectiveAt))}
      />
      <Stack>
        <AppLink to={`/textes/${kind}/versions`}>{legalFr.versions}</AppLink>
        {query.isPending && <LoadingState lines={8} />}
        {query.error && <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.data && <MarkdownView text={query.data.text} />}
        {kind === 'cookies' && <CookieList />}
      </Stack>
    </Page>
  );
}

function CookieList() {
  return (
    <ul>
      {ownCookies.map(({ name, duration, purpose }) => (
        <li key={name}>
          <code>{name}</code> : {purpose}, {duration}.
        </li>
      ))}
    </ul>
  );
}

/** all versions with their dates. */
export function VersionsPage() {
  const kind = useKind();
  const query = useOperationQuery(listVersions, { params: { kind } });
  return (
    <Page documentTitle={legalFr.versions} width="narrow">
      <PageHeader
        title={legalKindsFr[kind]}
        back={<AppLink to={`/textes/${kind}`}>{legalKindsFr[kind]}</AppLink>}
        lead={legalFr.versions}
      />
      <Stack>
        {query.isPending && <LoadingState lines={6} />}
        {query.error && <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.data?.items.map((item) => (
          <Card key={item.id} title={legalFr.version(item.version)}>
            <p className="soft">{legalFr.from(dayOf(item.effectiveAt))}</p>
            <p>{item.summary}</p>
          </Card>
        ))}
      </Stack>
    </Page>
  );
}
