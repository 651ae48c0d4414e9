import { useSession } from '#web/lib/session.tsx';

/** What these screens need to know of the account and the instance; the shell has read it already. */
export function useInstance() {
  const { view } = useSession();
  return {
    accountName: view?.account?.displayName ?? '',
    operatorName: view?.instance.operatorName ?? '',
    mayAddDermoscopicToSkin: view?.account?.mayAddDermoscopicToSkin ?? false,
    openStartTiers: view?.instance.openStartTiers ?? { peau: [], 'grain-de-beaute': [] },
    offersAlgorithmTraining: view?.instance.offersAlgorithmTraining ?? false,
  };
}
