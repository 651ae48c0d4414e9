import { tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import {
  listVerifications,
  type VerificationItem,
  type verificationLists,
} from '#contracts/professionals/verification.contract.ts';
import { formatDayFr, formatSinceFr } from '#contracts/values/french-dates.ts';
import { call } from '#web/lib/api-client.ts';
import { AppLink, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { useAccount } from '#web/lib/session.tsx';
import { useNow } from '#web/lib/use-now.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { usePagedList } from '#web/lib/use-paged-list.ts';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { PagedList } from '#web/ui/paged-list.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { verificationsAddress } from './addresses.ts';
import { professionalsFr } from './professionals.fr.ts';
import { VerificationBadge } from './verification-badge.tsx';

type Which = (typeof verificationLists)[number];
const texts = professionalsFr.list;
const tabs = [
  { id: 'waiting', label: texts.waiting },
  { id: 'verified', label: texts.verified },
  { id: 'closed', label: texts.closed },
] as const satisfies readonly { id: Which; label: string }[];

/** B-008: doctors for the medical director, pharmacists for the operator; those who wait first. */
export function VerificationsPage() {
  const { role } = useAccount();
  const go = useGo();
  const { liste } = useAddressSearch();
  const which = tabs.find(({ id }) => id === liste)?.id ?? 'waiting';
  const title = texts.titles[role === 'director' ? 'director' : 'operator'];
  const address = verificationsAddress(role);
  return (
    <Page documentTitle={title}>
      <PageHeader title={title} lead={texts.lead} />
      <Tabs
        label={texts.groups}
        tabs={tabs}
        chosen={which}
        onChoose={(id) => go(address, { search: { liste: id }, isReplacing: true })}
      >
        <VerificationList key={which} which={which} address={address} />
      </Tabs>
    </Page>
  );
}

function VerificationList({ which, address }: { which: Which; address: string }) {
  const now = useNow();
  const list = usePagedList({
    key: [...operationKey(listVerifications), which],
    read: async ({ cursor }, signal) => {
      const query = { which, ...(cursor === undefined ? {} : { after: cursor }) };
      const { items, next } = await call(listVerifications, { query, signal });
      return { items, nextCursor: next };
    },
    renewMs: 60_000,
  });
  return (
    <PagedList
      list={list}
      more={texts.more}
      end={texts.end}
      empty={
        <EmptyState icon="check" title={texts.emptyTitle}>
          <p>{texts.emptyText}</p>
        </EmptyState>
      }
    >
      {(items) => (
        <LinkCards label={texts.groups}>
          {items.map((item) => (
            <VerificationCard key={item.verificationId} item={item} address={address} now={now} />
          ))}
        </LinkCards>
      )}
    </PagedList>
  );
}

function VerificationCard({ item, address, now }: { item: VerificationItem; address: string; now: Date }) {
  return (
    <AppLink className={linkCardClass} to={`${address}/${item.verificationId}`}>
      <LinkCardBody
        title={item.name}
        meta={
          <>
            <span>{texts.since(formatSinceFr(new Date(item.openedAt), now))}</span>
            {item.tier !== null && <span>{tierShortNamesFr[item.tier]}</span>}
            {item.expiresOn !== null && <span>{texts.until(formatDayFr(item.expiresOn))}</span>}
          </>
        }
        side={<VerificationBadge state={item.state} />}
      />
    </AppLink>
  );
}
