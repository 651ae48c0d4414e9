// Writes a set of drawn skin photos: `node scripts/photos/draw.ts --out DIR [--count 12] [--width 4000]`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawSkinPhoto } from './draw-skin-photo.ts';
import type { LesionKind } from './lesions.ts';
import type { View } from './scenes.ts';
import type { Tone } from './skin.ts';

const VIEWS: View[] = ['regional', 'close-up', 'dermoscopic'];
const LESIONS: LesionKind[] = ['naevus', 'plaque', 'ring', 'vesicles'];
const MAX_COUNT = 200;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    count: { type: 'string', default: '12' },
    width: { type: 'string', default: '4000' },
  },
});
if (!values.out) throw new Error('Say where to write: --out DIR');
const width = Math.min(8000, Math.max(200, Number(values.width) || 4000));
const count = Math.min(MAX_COUNT, Math.max(1, Number(values.count) || 12));

await mkdir(values.out, { recursive: true });
for (let index = 0; index < count; index += 1) {
  const view = VIEWS[index % 3] ?? 'close-up';
  const subject = Math.floor(index / 3);
  const lesion = view === 'dermoscopic' ? 'naevus' : (LESIONS[subject % 4] ?? 'naevus');
  const tone = (((subject * 2 + Math.floor(subject / 3)) % 6) + 1) as Tone;
  const photo = await drawSkinPhoto({
    view,
    tone,
    lesion,
    seed: 100 + subject,
    width,
    height: (width * 3) / 4,
  });
  const name = `${String(index + 1).padStart(2, '0')}-${view}-${lesion}-tone-${tone}.jpg`;
  await writeFile(join(values.out, name), photo);
  console.log(`${name} ${(photo.length / 1_000_000).toFixed(2)} MB`);
}
