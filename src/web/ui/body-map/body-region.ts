import { type FigureName, figures } from './body-shapes.ts';

/** One region to choose; the `BodySite` of contracts/forms/body-sites.ts fits. */
export type BodyRegion = {
  /** `view.group.name` with `-right` or `-left`, the patient's own side. */
  code: string;
  label: string;
  view: 'front' | 'back';
  side: 'left' | 'right' | 'middle';
};

export type DrawnRegion = BodyRegion & { path: string; isMirrored: boolean };

/** The regions that have an outline in a figure. The list beside the figures always has all of them. */
export function drawnRegions(figure: FigureName, regions: readonly BodyRegion[]): DrawnRegion[] {
  const view = figure === 'back' ? 'back' : 'front';
  return regions.flatMap((region) => {
    const path = region.view === view ? figures[figure].regions[shapeNameOf(region)] : undefined;
    return path === undefined ? [] : [{ ...region, path, isMirrored: isMirrored(region) }];
  });
}

function shapeNameOf(region: BodyRegion): string {
  const name = region.code.split('.').at(-1) ?? '';
  return region.side === 'middle' ? name : name.replace(/-(left|right)$/, '');
}

/** From the front the patient's left is on the viewer's right; from behind it is on the viewer's left. */
function isMirrored(region: BodyRegion): boolean {
  return region.side === (region.view === 'front' ? 'left' : 'right');
}

/** Regions whose label contains every word of the search, accents and case aside. */
export function searchRegions<R extends { label: string }>(regions: readonly R[], search: string): R[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return regions.filter((region) => {
    const label = plain(region.label);
    return words.every((word) => label.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
