// The part of sherpa-onnx-node that is used here; the package has its types in comments only.
declare module 'sherpa-onnx-node' {
  export type OfflineModelConfig = {
    whisper?: { encoder: string; decoder: string; language: string; task: string; tailPaddings: number };
    canary?: { encoder: string; decoder: string; srcLang: string; tgtLang: string; usePnc: number };
    transducer?: { encoder: string; decoder: string; joiner: string };
    nemoCtc?: { model: string };
    zipformerCtc?: { model: string };
    tokens?: string;
    numThreads?: number;
    provider?: 'cpu';
    debug?: 0 | 1;
  };
  export type OfflineStream = {
    acceptWaveform(wave: { samples: Float32Array; sampleRate: number }): void;
  };
  export type OfflineRecognizer = {
    createStream(): OfflineStream;
    decodeAsync(stream: OfflineStream): Promise<{ text: string }>;
  };
  const sherpa: {
    OfflineRecognizer: {
      createAsync(config: {
        featConfig: { sampleRate: number; featureDim: number };
        decodingMethod: 'greedy_search';
        modelConfig: OfflineModelConfig;
      }): Promise<OfflineRecognizer>;
    };
  };
  // biome-ignore lint/style/noDefaultExport: the package has no other
  export default sherpa;
}
