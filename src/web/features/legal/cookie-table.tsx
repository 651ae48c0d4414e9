import { choiceCookie, ownCookies } from '#contracts/legal/cookies.ts';
import { useSession } from '#web/lib/session.tsx';
import { Table } from '#web/ui/content.tsx';
import { legalFr } from './legal.fr.ts';

type Listed = { name: string; purpose: string; duration: string; who: string };

/** made from the list that the server itself sets its cookies by, and from what the operator added. */
export function CookieTable() {
  const { view } = useSession();
  const texts = legalFr.cookies;
  const others = view?.instance.otherTrackers ?? [];
  const rows: Listed[] = [...ownCookies, ...(others.length > 0 ? [choiceCookie, ...others] : [])];
  return (
    <Table
      caption={texts.caption}
      columns={[
        { id: 'name', title: texts.name, cell: ({ name }: Listed) => <code>{name}</code> },
        { id: 'purpose', title: texts.purpose, cell: ({ purpose }: Listed) => purpose },
        { id: 'duration', title: texts.duration, cell: ({ duration }: Listed) => duration },
        { id: 'who', title: texts.who, cell: ({ who }: Listed) => who },
      ]}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}
