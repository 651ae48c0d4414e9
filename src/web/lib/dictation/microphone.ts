import { createResampler } from './cut-speech.ts';
import { dictationFr } from './dictation.fr.ts';

const recorderUrl = '/dictation-recorder.js';

export type Microphone = { close: () => void };

/** Whether this page may ever hear: browsers open microphones over https only. */
export function canHear(): boolean {
  return isSecureContext && typeof AudioWorkletNode === 'function' && Boolean(navigator.mediaDevices);
}

/** Opens the microphone; `onSamples` gets its sound at 16,000 a second. Rejects with a sentence for people. */
export async function openMicrophone(
  onSamples: (samples: Float32Array<ArrayBuffer>) => void,
  onLost: () => void,
): Promise<Microphone> {
  const stream = await askForMicrophone();
  const context = new AudioContext();
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    context.close().catch(() => undefined);
  };
  try {
    await context.audioWorklet.addModule(recorderUrl);
    await context.resume();
  } catch {
    close();
    throw new Error(dictationFr.failed);
  }
  const recorder = new AudioWorkletNode(context, 'consilia-recorder', { numberOfOutputs: 0 });
  const resample = createResampler(context.sampleRate);
  recorder.port.onmessage = ({ data }: MessageEvent<Float32Array>) => onSamples(resample(data));
  context.createMediaStreamSource(stream).connect(recorder);
  stream.getAudioTracks()[0]?.addEventListener('ended', onLost);
  return {
    close: () => {
      recorder.port.onmessage = null;
      close();
    },
  };
}

const refusals: Readonly<Record<string, string>> = {
  NotAllowedError: dictationFr.refused,
  SecurityError: dictationFr.refused,
  NotFoundError: dictationFr.noMicrophone,
  OverconstrainedError: dictationFr.noMicrophone,
  NotReadableError: dictationFr.taken,
};

async function askForMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    throw new Error(refusals[(error as Error).name] ?? dictationFr.failed);
  }
}
