import '#web/ui/body-map/body-map.css';
import { bodySites, findBodySite } from '#contracts/forms/body-sites.ts';
import { drawnRegions } from '#web/ui/body-map/body-region.ts';
import { figures } from '#web/ui/body-map/body-shapes.ts';

/** Where on the body: the names, and small figures that only repeat them. */
export function SiteFigures({ sites }: { sites: readonly string[] }) {
  const known = sites.flatMap((code) => findBodySite(code) ?? []);
  const views = (['front', 'back'] as const).filter((view) => known.some((site) => site.view === view));
  return (
    <div className="d-sites">
      <ul>
        {sites.map((code) => (
          <li key={code}>{findBodySite(code)?.label ?? code}</li>
        ))}
      </ul>
      <div className="d-sites__figures" aria-hidden="true">
        {views.map((view) => (
          <svg key={view} aria-hidden="true" viewBox={figures[view].viewBox} focusable="false">
            {figures[view].ground.map((path) => (
              <path key={path} className="d-sites__ground" d={path} />
            ))}
            {drawnRegions(view, bodySites).map((region) => (
              <path
                key={region.code}
                className="d-sites__region"
                data-chosen={sites.includes(region.code) || undefined}
                d={region.path}
                transform={region.isMirrored ? `matrix(-1 0 0 1 ${figures[view].mirrorWidth} 0)` : undefined}
              />
            ))}
          </svg>
        ))}
      </div>
    </div>
  );
}
