import './legal.css';
import { useParams } from '@tanstack/react-router';
import { getText, listTexts } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import { type LegalKind, legalKinds } from '#contracts/legal/legal.vocabulary.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { AppLink, useAddressSearch } from '#web/lib/app-link.tsx';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { CookieList } from './cookie-list.tsx';
import { languageName, legalFr, ownLanguageName } from './legal.fr.ts';
import { dayOf } from './legal-words.ts';
import { TextSheet } from './text-sheet.tsx';

export function useKind(): LegalKind {
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
      <LinkCards label={legalFr.title}>
        {query.data?.items.map(({ id, kind, effectiveAt }) => (
          <AppLink key={id} to={`/textes/${kind}`} className={linkCardClass}>
            <LinkCardBody title={legalKindsFr[kind]} meta={legalFr.since(dayOf(effectiveAt))} />
          </AppLink>
        ))}
      </LinkCards>
    </Page>
  );
}

/** B-001, B-015: the version in force, with its date; in another language where it is translated. */
export function TextPage() {
  const kind = useKind();
  const { langue = 'fr' } = useAddressSearch();
  const query = useOperationQuery(getText, { params: { kind }, query: { language: langue } });
  const isMissing = query.error instanceof ApiProblem && query.error.code === 'legal.not_translated';
  return (
    <Page documentTitle={legalKindsFr[kind]} width="narrow">
      <PageHeader
        title={legalKindsFr[kind]}
        back={<AppLink to="/textes">{legalFr.all}</AppLink>}
        lead={query.data && legalFr.since(dayOf(query.data.effectiveAt))}
        side={
          <Button icon="print" onClick={() => print()}>
            {legalFr.print}
          </Button>
        }
      />
      <Stack>
        <div className="screen-only">
          <Row isApart>
            <AppLink to={`/textes/${kind}/versions`}>{legalFr.versions}</AppLink>
            {query.data && <Languages text={query.data} />}
          </Row>
        </div>
        {query.isPending && <LoadingState lines={8} />}
        {isMissing && <NotTranslated kind={kind} language={langue} />}
        {query.error && !isMissing && (
          <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
        )}
        {query.data && <TextSheet text={query.data}>{kind === 'cookies' && <CookieList />}</TextSheet>}
      </Stack>
    </Page>
  );
}

function Languages({ text }: { text: ResponseOf<typeof getText> }) {
  const { languages, missingLanguages, kind, language } = text;
  if (languages.length === 1 && missingLanguages.length === 0) return null;
  return (
    <nav aria-label={legalFr.languages.label}>
      <Row>
        {languages.map((each) => (
          <span key={each} lang={each}>
            {each === language ? (
              <strong aria-current="true">{ownLanguageName(each)}</strong>
            ) : (
              <AppLink to={`/textes/${kind}`} search={each === 'fr' ? {} : { langue: each }}>
                {ownLanguageName(each)}
              </AppLink>
            )}
          </span>
        ))}
        {missingLanguages.map((each) => (
          <span key={each} className="small soft">
            {legalFr.languages.missing(languageName(each))}
          </span>
        ))}
      </Row>
    </nav>
  );
}

function NotTranslated({ kind, language }: { kind: LegalKind; language: string }) {
  return (
    <Notice
      tone="info"
      title={legalFr.languages.missingTitle}
      action={<AppLink to={`/textes/${kind}`}>{ownLanguageName('fr')}</AppLink>}
    >
      {legalFr.languages.missing(languageName(language))}
    </Notice>
  );
}
