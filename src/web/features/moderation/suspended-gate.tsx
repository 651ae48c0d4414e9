import { AppLink } from '#web/lib/app-link.tsx';
import { buttonClass } from '#web/ui/button.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { moderationFr } from './moderation.fr.ts';

const texts = moderationFr.suspended;

/** Instead of the service while a measure holds the account: what the person may still do. */
export function SuspendedGate() {
  return (
    <Stack>
      <p>{texts.lead}</p>
      <Row>
        <AppLink className={buttonClass({ look: 'primary' })} to="/compte/decisions">
          {texts.read}
        </AppLink>
        <AppLink className={buttonClass()} to="/compte/assistance">
          {texts.support}
        </AppLink>
        <AppLink className={buttonClass()} to="/compte/donnees">
          {texts.data}
        </AppLink>
      </Row>
    </Stack>
  );
}
