import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addPushDevice,
  getPreferences,
  type PreferenceView,
  removePushDevice,
} from '#contracts/notifications/preference.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { pushSupport, subscribeToPush } from '#web/lib/push.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { choicesFr as fr } from './choices.fr.ts';
import { deviceName } from './device-name.ts';

/** The browsers that notes go to; this one is added with one tap, after the browser's own question. */
export function DevicesCard({ devices, pushKey }: Pick<PreferenceView, 'devices'> & { pushKey: string }) {
  const client = useQueryClient();
  const [isRefused, setIsRefused] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const again = { onSuccess: () => refresh(client, getPreferences) };
  const add = useOperationMutation(addPushDevice, again);
  const remove = useOperationMutation(removePushDevice, again);
  const support = pushSupport();
  const subscribe = async () => {
    setIsAsking(true);
    const keys = await subscribeToPush(pushKey);
    setIsAsking(false);
    setIsRefused(keys === undefined);
    if (keys) add.mutate({ body: { ...keys, name: deviceName(navigator.userAgent) } });
  };
  const error = add.error ?? remove.error;
  return (
    <Card title={fr.devicesTitle}>
      <Stack>
        {devices.length === 0 && <p>{fr.noDevice}</p>}
        {devices.map((device) => (
          <Row key={device.deviceId} isApart>
            <span>{fr.device(device.name, formatDayTime(device.addedAt))}</span>
            <IconButton
              icon="trash"
              label={fr.removeDevice(device.name)}
              onClick={() => remove.mutate({ params: { deviceId: device.deviceId } })}
            />
          </Row>
        ))}
        {error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
        {isRefused && (
          <Notice tone="attention" isAlert>
            {fr.deviceRefused}
          </Notice>
        )}
        {support === 'possible' ? (
          <div>
            <Button icon="plus" isBusy={isAsking || add.isPending} onClick={() => void subscribe()}>
              {fr.addDevice}
            </Button>
          </div>
        ) : (
          <p className="soft">{support === 'denied' ? fr.deviceDenied : fr.deviceNone}</p>
        )}
      </Stack>
    </Card>
  );
}
