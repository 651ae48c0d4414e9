// `node scripts/photos/quality-trial.ts [--reference DIR]`: how well the measures of the photo coach tell poor photos from
// good ones. Draws skin in six tones, takes the reference photos where they are there, spoils each by script, measures
// everything with the very code of device and server. Writes the plots of docs/images and the table of docs/photo-quality.md.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import { measurePhoto, type PhotoMeasures } from '#contracts/photos/quality/measure-photo.ts';
import { qualitySettings } from '#contracts/photos/quality/quality-settings.ts';
import { drawSkinPhoto } from './draw-skin-photo.ts';
import { drawRocPanels, drawTones, type RocPanel } from './quality-plots.ts';
import type { Tone } from './skin.ts';
import { openRaw, type Spoiling, spoilPhoto } from './spoil.ts';

const { values } = parseArgs({
  options: { reference: { type: 'string', default: join('..', 'shared', 'data', 'photos') } },
});
/** Drawn once and kept; the name changes when the drawing does. */
const drawnFolder = join(tmpdir(), 'consilia-quality');

type Subject = { source: 'drawn' | 'reference'; name: string; view: ViewId; tone: Tone | 0; photo: Buffer };
type Measured = Omit<Subject, 'photo'> & { spoiling: Spoiling; measures: PhotoMeasures };

/** Also counted as good: what every phone does a little. */
const mild: readonly Spoiling[] = [{ kind: 'none' }, { kind: 'dark', stops: 1 }, { kind: 'noisy', grain: 4 }];
const poor: readonly Spoiling[] = [
  { kind: 'blurred', sigma: 2.5 },
  { kind: 'blurred', sigma: 4 },
  { kind: 'shaken', length: 10, angle: 0.4 },
  { kind: 'shaken', length: 20, angle: 1.9 },
  { kind: 'dark', stops: 4 },
  { kind: 'dark', stops: 5 },
  { kind: 'overexposed', stops: 2 },
  { kind: 'overexposed', stops: 3 },
  { kind: 'noisy', grain: 16 },
  { kind: 'noisy', grain: 30 },
];

/** Which measure tells which defect; `below` when a low one is poor. */
const trials: readonly {
  title: string;
  measure: keyof PhotoMeasures;
  threshold: number;
  below: boolean;
  isPoor: (one: Measured) => boolean;
}[] = [
  trial('blurred', 'sharpness', qualitySettings.leastSharpness, true),
  trial('shaken', 'sharpness', qualitySettings.leastSharpness, true),
  trial('dark', 'brightness', qualitySettings.leastBrightness, true),
  trial('overexposed', 'blown', qualitySettings.mostBlown, false),
  trial('noisy', 'noise', qualitySettings.mostNoise, false),
];

function trial(kind: Spoiling['kind'], measure: keyof PhotoMeasures, threshold: number, below: boolean) {
  const isPoor = ({ spoiling }: Measured) => spoiling.kind === kind && poor.includes(spoiling);
  return { title: kind, measure, threshold, below, isPoor };
}

async function drawSubjects(): Promise<Subject[]> {
  await mkdir(drawnFolder, { recursive: true });
  const lesions = ['naevus', 'plaque', 'ring', 'vesicles'] as const;
  const subjects: Subject[] = [];
  for (const tone of [1, 2, 3, 4, 5, 6] as const) {
    for (const view of ['regional', 'close-up', 'dermoscopic'] as const) {
      for (const nth of [0, 1]) {
        const name = `${view}-${tone}-${nth}`;
        const file = join(drawnFolder, `${name}.jpg`);
        const lesion = view === 'dermoscopic' ? 'naevus' : (lesions[(tone + nth * 2) % 4] ?? 'naevus');
        const options = {
          view,
          tone,
          lesion,
          seed: 301 + subjects.length,
          width: 1600,
          height: 1200,
          quality: 92,
        };
        if (!existsSync(file)) await writeFile(file, await drawSkinPhoto(options));
        subjects.push({ source: 'drawn', name, view, tone, photo: await readFile(file) });
      }
    }
  }
  return subjects;
}

/** Of the eight turns of one scene only the upright one counts. */
async function loadReferences(folder: string): Promise<Subject[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter(
    (name) => !/orientation-.*-[2-8]\.jpg$/.test(name) || name.startsWith('lesion'),
  );
  return Promise.all(
    names.map(async (name) => ({
      source: 'reference' as const,
      name,
      view: name.startsWith('dermoscopic') ? ('dermoscopic' as const) : ('close-up' as const),
      tone: 0 as const,
      photo: await readFile(join(folder, name)),
    })),
  );
}

async function measureAll(subjects: readonly Subject[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [index, { photo, ...about }] of subjects.entries()) {
    const side = qualitySettings.workingSide;
    const working = await sharp(photo)
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer();
    const raw = await openRaw(working);
    for (const spoiling of [...mild, ...poor]) {
      const { width, height, data } = await openRaw(await spoilPhoto(raw, spoiling, 7 + index));
      measured.push({ ...about, spoiling, measures: measurePhoto({ width, height, channels: 3, data }) });
    }
    process.stderr.write(
      `\r${index + 1} of ${subjects.length} photos, each in ${mild.length + poor.length} states`,
    );
  }
  process.stderr.write('\n');
  return measured;
}

const isGood = ({ spoiling }: Measured) => mild.includes(spoiling);

/** Points of the curve from the strictest threshold to the laxest, and the area under it. */
function rocOf(scores: { good: number[]; poor: number[] }) {
  const cuts = [...new Set([...scores.good, ...scores.poor])].toSorted((one, other) => one - other);
  const share = (list: number[], cut: number) => list.filter((score) => score <= cut).length / list.length;
  const points = [
    [0, 0] as const,
    ...cuts.map((cut) => [share(scores.good, cut), share(scores.poor, cut)] as const),
  ];
  const area = points.slice(1).reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = points[index] ?? [0, 0];
    return sum + ((x - beforeX) * (y + beforeY)) / 2;
  }, 0);
  return { points, area };
}

function examine(measured: readonly Measured[], one: (typeof trials)[number], source: Subject['source']) {
  const sign = one.below ? 1 : -1;
  const scoreOf = ({ measures }: Measured) => sign * measures[one.measure];
  const ours = measured.filter((each) => each.source === source);
  const scores = { good: ours.filter(isGood).map(scoreOf), poor: ours.filter(one.isPoor).map(scoreOf) };
  const isCalled = (score: number) => score < sign * one.threshold;
  const share = (list: number[]) => list.filter(isCalled).length / Math.max(1, list.length);
  return {
    ...rocOf(scores),
    found: share(scores.poor),
    falseAlarms: share(scores.good),
    count: scores.good.length,
  };
}

function tableOf(measured: readonly Measured[], sources: readonly Subject['source'][]): string {
  const percent = (value: number) => `${Math.round(100 * value)} %`;
  const rows = trials.map((one) => {
    const cells = sources.map((source) => {
      const { area, found, falseAlarms } = examine(measured, one, source);
      return `${area.toFixed(3)} | ${percent(found)} | ${percent(falseAlarms)}`;
    });
    return `| ${one.title} | ${one.measure} ${one.below ? '<' : '>'} ${one.threshold} | ${cells.join(' | ')} |`;
  });
  const heads = sources.map((source) => `AUC, ${source} | found | false alarms`);
  const dashes = sources.map(() => '--- | --- | ---');
  return [
    `| defect | called when | ${heads.join(' | ')} |`,
    `| --- | --- | ${dashes.join(' | ')} |`,
    ...rows,
  ].join('\n');
}

function toneTable(measured: readonly Measured[]): string {
  const rows = [1, 2, 3, 4, 5, 6].map((tone) => {
    const ours = measured.filter((one) => one.tone === tone);
    const isCalled = ({ measures }: Measured) => measures.brightness < qualitySettings.leastBrightness;
    const good = ours.filter(isGood);
    const dark = ours.filter(({ spoiling }) => spoiling.kind === 'dark' && spoiling.stops >= 4);
    const lit = good
      .filter(({ spoiling }) => spoiling.kind === 'none')
      .map(({ measures }) => measures.brightness);
    return `| ${tone} | ${Math.min(...lit)} to ${Math.max(...lit)} | ${good.filter(isCalled).length} of ${good.length} | ${dark.filter(isCalled).length} of ${dark.length} |`;
  });
  return [
    '| skin tone | brightness, well lit | good ones called dark | dark ones found |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function dermoscopicWords(measured: readonly Measured[]): string {
  const looks = ({ measures }: Measured) => measures.roundness >= qualitySettings.dermoscopicFrom;
  const plain = measured.filter(({ spoiling }) => spoiling.kind === 'none');
  const count = (source: Subject['source'], isScope: boolean) => {
    const ours = plain.filter((one) => one.source === source && (one.view === 'dermoscopic') === isScope);
    return `${ours.filter(looks).length} of ${ours.length}`;
  };
  return `Looks dermoscopic (roundness ≥ ${qualitySettings.dermoscopicFrom}): drawn ${count('drawn', true)}, reference ${count('reference', true)}; other views called so: drawn ${count('drawn', false)}, reference ${count('reference', false)}.`;
}

const references = await loadReferences(resolve(values.reference));
console.log(
  references.length > 0
    ? `${references.length} reference photos`
    : `skipped: no reference photos in ${values.reference}`,
);
const measured = await measureAll([...(await drawSubjects()), ...references]);
const sources = references.length > 0 ? (['drawn', 'reference'] as const) : (['drawn'] as const);
const panels = trials.map((one): RocPanel => {
  const examined = sources.map((source) => ({ source, ...examine(measured, one, source) }));
  return {
    title: one.title,
    curves: examined.map(({ source, points, area }) => ({ name: `${source} ${area.toFixed(2)}`, points })),
    chosen: examined.map(({ falseAlarms, found }) => [falseAlarms, found] as const),
  };
});
const tones = [1, 2, 3, 4, 5, 6].map((tone) => {
  const ours = measured.filter((one) => one.tone === tone);
  const brightness = (list: Measured[]) => list.map(({ measures }) => measures.brightness);
  return {
    tone,
    good: brightness(ours.filter(({ spoiling }) => spoiling.kind === 'none')),
    dark: brightness(ours.filter(({ spoiling }) => spoiling.kind === 'dark' && spoiling.stops >= 4)),
  };
});
await writeFile('docs/images/photo-quality-roc.svg', drawRocPanels(panels));
await writeFile('docs/images/photo-quality-tones.svg', drawTones(tones, qualitySettings.leastBrightness));
const block = [tableOf(measured, sources), toneTable(measured), dermoscopicWords(measured)].join('\n\n');
const page = await readFile('docs/photo-quality.md', 'utf8');
const [before = '', rest = ''] = page.split('<!-- trial -->\n');
const [, after = ''] = rest.split('<!-- end of trial -->');
await writeFile(
  'docs/photo-quality.md',
  `${before}<!-- trial -->\n\n${block}\n\n<!-- end of trial -->${after}`,
);
console.log(block);
