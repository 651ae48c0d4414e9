// What one bench run finds out; written as JSON.
import type { Summary } from './figures.ts';
import type { PhotoIngest } from './photo-ingest.ts';
import type { SignInStall } from './sign-in-stall.ts';
import type { BareTiles, ServedTiles } from './tile-serving.ts';

export type CaseRun = {
  workers: number;
  hasImageWork: boolean;
  cases: number;
  casesPerSecond: number;
  cpuPerCase: number;
  nodeCpuPerCase: number;
  postgresCpuPerCase: number;
  /** Of the load itself, which shares the machine. */
  clientCpuPerCase: number;
  commitsPerCase: number;
  walSyncsPerCase: number;
  memory: { peakMiB: number; nowMiB: number };
  steps: Record<string, Summary>;
};

type Lists = { stored: number; queue: Summary; pharmacyList: Summary };
type ImageFigures = { perSecond: number; cpuSeconds: number };

export type BenchResult = {
  at: string;
  machine: { cpus: number; model: string; loadBefore: number; node: string };
  bare: {
    commits: Record<string, number>;
    echo: number;
    rawUploadMBs: number;
    tiles: BareTiles;
    syncedWritesMBs: Record<string, number>;
    images: { copy1600: ImageFigures; thumbnail: ImageFigures };
  };
  ingest: PhotoIngest;
  coldStartMs: number;
  cases: CaseRun[];
  withoutImages: CaseRun;
  upload: { bytesOnlyMBs: number; wholeMBs: number };
  race: { rounds: number; racers: number; oneWinnerAndClear409: boolean };
  signIn: SignInStall;
  tiles: ServedTiles;
  queue: { few: Lists; many: Lists };
};
