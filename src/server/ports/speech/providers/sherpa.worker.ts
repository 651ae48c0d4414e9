// Process that turns one piece of speech at a time into text with a model in a folder (sherpa-onnx, on the processor). Kept
// apart so that it never holds up the server, and so that a slow or hungry piece is ended with it. It opens no connection,
// keeps and prints nothing.
import sherpa, { type OfflineModelConfig, type OfflineRecognizer } from 'sherpa-onnx-node';
import { speechRate } from '#contracts/dictation/speech-audio.ts';
import { answerQuestions } from '#server/platform/processes/bounded-process.ts';
import { locateModel, type ModelKind } from '../model-folder.ts';

export type SherpaQuestion = { folder: string; threads: number; samples: Float32Array<ArrayBuffer> };
/** `model`: the folder cannot be used; `piece`: this piece failed. */
export type SherpaAnswer = { ok: true; text: string } | { ok: false; because: 'model' | 'piece' };

let loaded: Promise<OfflineRecognizer> | undefined;

answerQuestions<SherpaQuestion, SherpaAnswer>(async ({ folder, threads, samples }) => {
  let recogniser: OfflineRecognizer;
  try {
    loaded ??= load(folder, threads);
    recogniser = await loaded;
  } catch {
    loaded = undefined;
    return { ok: false, because: 'model' };
  }
  try {
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate: speechRate });
    const { text } = await recogniser.decodeAsync(stream);
    return { ok: true, text };
  } catch {
    return { ok: false, because: 'piece' };
  }
});

async function load(folder: string, threads: number): Promise<OfflineRecognizer> {
  const { manifest, paths } = locateModel(folder);
  return sherpa.OfflineRecognizer.createAsync({
    featConfig: { sampleRate: speechRate, featureDim: 80 },
    decodingMethod: 'greedy_search',
    modelConfig: {
      ...modelOf(manifest.kind, paths),
      tokens: paths['tokens'] ?? '',
      numThreads: threads,
      provider: 'cpu',
      debug: 0,
    },
  });
}

function modelOf(kind: ModelKind, paths: Readonly<Record<string, string>>): OfflineModelConfig {
  const { encoder = '', decoder = '', joiner = '', model = '' } = paths;
  switch (kind) {
    case 'whisper':
      return { whisper: { encoder, decoder, language: 'fr', task: 'transcribe', tailPaddings: -1 } };
    case 'canary':
      return { canary: { encoder, decoder, srcLang: 'fr', tgtLang: 'fr', usePnc: 1 } };
    case 'transducer':
      return { transducer: { encoder, decoder, joiner } };
    case 'nemo-ctc':
      return { nemoCtc: { model } };
    case 'zipformer-ctc':
      return { zipformerCtc: { model } };
  }
}
