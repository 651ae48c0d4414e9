import { useSyncExternalStore } from 'react';
import { installApp, installWay, onInstallWay } from '#web/lib/offline/install.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/states.tsx';
import { deviceFr } from './device.fr.ts';

/** Where the browser can put the application on the home screen: how (B-020). Nothing elsewhere. */
export function InstallHint() {
  const way = useSyncExternalStore(onInstallWay, installWay);
  const texts = deviceFr.install;
  if (way === 'none') return null;
  return (
    <Notice
      icon="download"
      title={texts.title}
      action={way === 'prompt' && <Button onClick={() => void installApp()}>{texts.install}</Button>}
    >
      <p>{texts.text}</p>
      {way === 'by-hand' && <p>{texts.byHand}</p>}
    </Notice>
  );
}
