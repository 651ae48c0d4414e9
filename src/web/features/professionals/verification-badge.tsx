import type { VerificationState } from '#contracts/professionals/verification.vocabulary.ts';
import { StateBadge, type StateTone } from '#web/ui/state-badge.tsx';
import { professionalsFr } from './professionals.fr.ts';

const tones: Readonly<Record<VerificationState, StateTone>> = {
  pending: 'attention',
  'more-asked': 'waiting',
  verified: 'received',
  refused: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'attention',
};

export function VerificationBadge({ state }: { state: VerificationState }) {
  return (
    <StateBadge
      tone={tones[state]}
      label={professionalsFr.states[state]}
      {...(state === 'verified' ? { icon: 'check' as const } : {})}
    />
  );
}
