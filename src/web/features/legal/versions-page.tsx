import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getVersion, type LegalVersionHead, listVersions } from '#contracts/legal/legal.contract.ts';
import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import { AppLink, useAddressSearch } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Columns, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { SelectField } from '#web/ui/text-field.tsx';
import { languageName, legalFr } from './legal.fr.ts';
import { standingOf, standingWords } from './legal-words.ts';
import { TextSheet } from './text-sheet.tsx';
import { useKind } from './texts-page.tsx';
import { VersionDifference } from './version-difference.tsx';

const isFrench = ({ language }: LegalVersionHead) => language === 'fr';

/** all versions with their dates, and the differences between any two. */
export function VersionsPage() {
  const kind = useKind();
  const now = useNow(60_000);
  const query = useOperationQuery(listVersions, { params: { kind } });
  const heads = query.data?.items ?? [];
  const french = heads.filter(isFrench);
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
        {french.map((head) => (
          <Card key={head.id} title={legalFr.version(head.version)}>
            <p>
              <strong>{standingWords(head, french, now)}</strong>
            </p>
            <p>{head.summary}</p>
            <Row>
              <AppLink to={`/textes/${kind}/versions/${head.version}`}>
                {legalFr.readVersion(head.version)}
              </AppLink>
              {heads
                .filter((each) => !isFrench(each) && each.version === head.version && !each.withdrawnAt)
                .map(({ id, language }) => (
                  <AppLink
                    key={id}
                    to={`/textes/${kind}/versions/${head.version}`}
                    search={{ langue: language }}
                  >
                    {legalFr.foot.version(head.version, languageName(language))}
                  </AppLink>
                ))}
            </Row>
          </Card>
        ))}
        {query.data && <Comparison key={kind} versions={french} />}
      </Stack>
    </Page>
  );
}

function Comparison({ versions }: { versions: readonly LegalVersionHead[] }) {
  const standing = versions.filter(({ withdrawnAt }) => withdrawnAt === null);
  const [beforeId, setBeforeId] = useState(standing[1]?.id ?? '');
  const [afterId, setAfterId] = useState(standing[0]?.id ?? '');
  const texts = legalFr.difference;
  const options = versions.map(({ id, version }) => ({ value: id, label: legalFr.version(version) }));
  return (
    <Card title={texts.title}>
      {versions.length < 2 ? (
        <p className="soft">{texts.only}</p>
      ) : (
        <Stack>
          <Columns kind="2">
            <SelectField
              label={texts.before}
              options={options}
              value={beforeId || (options.at(-1)?.value ?? '')}
              onChange={setBeforeId}
            />
            <SelectField label={texts.after} options={options} value={afterId} onChange={setAfterId} />
          </Columns>
          <VersionDifference beforeId={beforeId || (options.at(-1)?.value ?? '')} afterId={afterId} />
        </Stack>
      )}
    </Card>
  );
}

/** The very text of one version, as it was or will be; what a proof points to. */
export function VersionPage() {
  const kind = useKind();
  const now = useNow(60_000);
  const { version } = useParams({ strict: false }) as { version?: string };
  const { langue = 'fr' } = useAddressSearch();
  const list = useOperationQuery(listVersions, { params: { kind } });
  const same = (list.data?.items ?? []).filter((head) => String(head.version) === version);
  const head =
    same.find((each) => each.language === langue && each.withdrawnAt === null) ??
    same.find((each) => each.language === langue);
  const text = useOperationQuery(
    getVersion,
    { params: { versionId: head?.id ?? '' } },
    { enabled: head !== undefined },
  );
  const failed = [list, text].find(({ error }) => error);
  const french = (list.data?.items ?? []).filter(isFrench);
  const state = head && standingOf(head, french, now);
  return (
    <Page documentTitle={legalKindsFr[kind]} width="narrow">
      <PageHeader
        title={legalKindsFr[kind]}
        back={<AppLink to={`/textes/${kind}/versions`}>{legalFr.versions}</AppLink>}
        lead={head && `${legalFr.version(head.version)}. ${standingWords(head, french, now)}.`}
        side={
          <Button icon="print" onClick={() => print()}>
            {legalFr.print}
          </Button>
        }
      />
      <Stack>
        {state && state !== 'current' && (
          <Notice tone="attention" title={legalFr.states[state]}>
            <AppLink to={`/textes/${kind}`}>{legalFr.readCurrent}</AppLink>
          </Notice>
        )}
        {failed && <ErrorState message={sentenceOf(failed.error)} onRetry={() => void failed.refetch()} />}
        {list.data && !head && <Notice>{legalFr.noSuchVersion}</Notice>}
        {!failed && (list.isPending || (head && text.isPending)) && <LoadingState lines={8} />}
        {text.data && <TextSheet text={text.data} />}
      </Stack>
    </Page>
  );
}
