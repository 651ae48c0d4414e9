import { choiceCookie, deviceStore, ownCookies } from '#contracts/legal/cookies.ts';
import { useSession } from '#web/lib/session.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { legalFr } from './legal.fr.ts';

/** made from the list that the server itself sets its cookies by, and from what the operator added. */
export function CookieList() {
  const { view } = useSession();
  const texts = legalFr.cookies;
  const others = view?.instance.otherTrackers ?? [];
  const cookies = [...ownCookies, deviceStore, ...(others.length > 0 ? [choiceCookie, ...others] : [])];
  return (
    <section aria-label={texts.caption}>
      <Stack>
        {cookies.map(({ name, purpose, duration, who }) => (
          <Card key={name} title={name} level={3}>
            <DefinitionList
              columns={2}
              items={[
                { term: texts.purpose, value: purpose },
                { term: texts.duration, value: duration },
                { term: texts.who, value: who },
              ]}
            />
          </Card>
        ))}
      </Stack>
    </section>
  );
}
