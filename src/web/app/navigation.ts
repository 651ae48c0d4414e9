import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { IconName } from '#web/ui/icon.tsx';
import { shellFr } from './shell.fr.ts';

export type NavigationItem = { to: string; label: string; icon: IconName };

/** What each kind of account finds in the header: three at most, as many as a phone shows; the first is its home page, which leads to the rest. */
export const navigationByRole: Readonly<Record<AccountRole, readonly [NavigationItem, ...NavigationItem[]]>> =
  {
    pharmacist: [
      { to: '/demandes', label: shellFr.nav.requests, icon: 'list' },
      { to: '/demandes/nouvelle', label: shellFr.nav.newRequest, icon: 'plus' },
    ],
    doctor: [
      { to: '/file', label: shellFr.nav.queue, icon: 'inbox' },
      { to: '/mes-dossiers', label: shellFr.nav.answered, icon: 'file' },
    ],
    director: [
      { to: '/direction', label: shellFr.nav.oversight, icon: 'chart' },
      { to: '/direction/verifications', label: shellFr.nav.verifications, icon: 'check' },
      { to: '/moderation', label: shellFr.nav.moderation, icon: 'shield' },
    ],
    operator: [
      { to: '/exploitation', label: shellFr.nav.operating, icon: 'gear' },
      { to: '/exploitation/assistance', label: shellFr.nav.support, icon: 'help' },
      { to: '/moderation', label: shellFr.nav.moderation, icon: 'shield' },
    ],
  };
