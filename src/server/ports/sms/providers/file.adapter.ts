/*
 * Writes texts into a file, one JSON line each, for trials and developers: nobody is reached. The file holds numbers in
 * clear, so a real instance refuses it. A key that the last line carries is not written again.
 */
import { createLineFile } from '#server/platform/files/line-file.ts';
import { checkSms, type SmsPort } from '../sms.port.ts';

export function createFileSms(path: string): SmsPort {
  const file = createLineFile(path);
  return {
    delivery: 'sends',
    async send(sms) {
      checkSms(sms);
      const line = JSON.stringify(sms);
      if ((await file.lastLine()) !== line) await file.append([line]);
      return { reference: null };
    },
    readReport: () => Promise.resolve('forged'),
  };
}
