import { useState, useSyncExternalStore } from 'react';
import { appUpdate, onAppUpdate, takeUpdate } from '#web/lib/offline/app-update.ts';
import { saveAll } from '#web/lib/screen-lock.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { deviceFr } from './device.fr.ts';

/** A new version waits until it is taken here; what was typed is saved before the pages begin anew. */
export function UpdateBanner() {
  const update = useSyncExternalStore(onAppUpdate, appUpdate);
  const [isTaking, setIsTaking] = useState(false);
  const toast = useToast();
  const texts = deviceFr.update;
  const take = async () => {
    setIsTaking(true);
    if (await saveAll()) {
      takeUpdate();
      return;
    }
    setIsTaking(false);
    toast({ message: texts.unsaved });
  };
  return (
    <div role="status">
      {update !== 'none' && (
        <div className="c-banner c-banner--update">
          <Icon name="refresh" size={1} />
          <span>
            {update === 'ready' ? texts.ready : texts.elsewhere} {texts.kept}
          </span>
          <Button isBusy={isTaking} onClick={() => void take()}>
            {texts.take}
          </Button>
        </div>
      )}
    </div>
  );
}
