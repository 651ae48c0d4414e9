// What a browser gave when it was subscribed, and the name a person knows it by; sealed under the key of the account.
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { PushTarget } from '#server/ports/push/push.port.ts';

export type PushDevice = PushTarget & { name: string };

const contextOf = (deviceId: string) => `push-device:${deviceId}`;

export function sealDevice(keyring: Keyring, dataKey: string, deviceId: string, device: PushDevice): Buffer {
  return sealJson(keyring.unwrap(dataKey), contextOf(deviceId), device);
}

export function openDevice(
  keyring: Keyring,
  row: { id: string; data_key: string; target_sealed: Buffer },
): PushDevice {
  return openJson<PushDevice>(keyring.unwrap(row.data_key), contextOf(row.id), row.target_sealed);
}
