import type { Measure } from '#server/modules/cases/simulation/measures.ts';

/** Pictures of docs/routing.md: plain SVG that reads in light and dark, without script or font of its own. */
const colours = ['#1f6f78', '#b25e09', '#6b4fa0', '#2f6d2f', '#8a2f4d', '#4a5a6a', '#946c00', '#00618f'];
const width = 720;
const left = 190;
const right = 24;

function frame(height: number, title: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="16" y="24" font-size="16" font-weight="600" fill="#17202a">${title}</text>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="#17202a" ${more}>${words}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string, more = ''): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" ${more}/>`;
}

const round = (value: number) => Math.round(value * 10) / 10;

export type Named = { name: string; measure: Measure };

/** Share of requests answered within so many hours of service. */
export function plotWaits(runs: readonly Named[]): string {
  const [top, bottom, most] = [48, 348, 24];
  const x = (hours: number) => 56 + (Math.min(hours, most) / most) * (width - 56 - right);
  const y = (share: number) => bottom - share * (bottom - top);
  const marks = [0, 2, 4, 8, 12, 16, 20, 24].flatMap((hours) => [
    line(x(hours), top, x(hours), bottom, hours === 2 || hours === 12 ? '#8a99a8' : '#e3e8ed'),
    text(x(hours), bottom + 18, `${hours} h`, 'text-anchor="middle"'),
  ]);
  const shares = [0, 0.25, 0.5, 0.75, 0.9, 1].flatMap((share) => [
    line(56, y(share), width - right, y(share), '#e3e8ed'),
    text(48, y(share) + 4, `${Math.round(share * 100)} %`, 'text-anchor="end"'),
  ]);
  const curves = runs.flatMap(({ name, measure }, index) => {
    const points = measure.centiles.map(
      (minutes, percent) => `${round(x(minutes / 60))},${round(y(percent / 100))}`,
    );
    const colour = colours[index % colours.length];
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>`,
      text(
        width - right - 8,
        bottom - 14 - (runs.length - 1 - index) * 18,
        name,
        `text-anchor="end" fill="${colour}" font-weight="600"`,
      ).replace('fill="#17202a" ', ''),
    ];
  });
  return frame(380, 'Requests answered within so many hours of service (8 h – 20 h)', [
    ...marks,
    ...shares,
    ...curves,
  ]);
}

export type Bar = { name: string; low: number; high: number };

/** What each assumption moves: from its half to one and a half times it. */
export function plotSensitivity(
  title: string,
  bars: readonly Bar[],
  scale: { base: number; target: number; unit: string },
): string {
  const most = Math.max(scale.target, scale.base, ...bars.flatMap(({ low, high }) => [low, high])) * 1.08;
  const x = (value: number) => left + (value / most) * (width - left - right);
  const bottom = 56 + bars.length * 26;
  const rows = bars.flatMap(({ name, low, high }, index) => {
    const y = 50 + index * 26;
    const [from, to] = [Math.min(low, high), Math.max(low, high)];
    return [
      text(left - 10, y + 14, name, 'text-anchor="end"'),
      `<rect x="${round(x(from))}" y="${y}" width="${round(Math.max(1.5, x(to) - x(from)))}" height="18" fill="${colours[0]}" fill-opacity="0.75"/>`,
      text(
        x(low),
        y + 14,
        '½',
        `text-anchor="${low <= high ? 'end' : 'start'}" font-size="11" dx="${low <= high ? -3 : 3}"`,
      ),
    ];
  });
  const marks = [
    line(x(scale.base), 44, x(scale.base), bottom, '#17202a'),
    text(
      x(scale.base),
      bottom + 16,
      `as assumed: ${scale.base.toFixed(1)} ${scale.unit}`,
      'text-anchor="middle"',
    ),
    line(x(scale.target), 44, x(scale.target), bottom, '#b25e09', 'stroke-dasharray="5 4"'),
    text(x(scale.target), bottom + 34, `wanted: ${scale.target} ${scale.unit}`, 'text-anchor="middle"'),
  ];
  return frame(bottom + 48, title, [...rows, ...marks]);
}

/** Median and 90th centile of each policy, beside what is wanted. */
export function plotPolicies(runs: readonly Named[]): string {
  const most = Math.max(13, ...runs.map(({ measure }) => measure.serviceMinutes.p90 / 60)) * 1.05;
  const x = (hours: number) => left + (hours / most) * (width - left - right);
  const bottom = 56 + runs.length * 34;
  const rows = runs.flatMap(({ name, measure }, index) => {
    const y = 50 + index * 34;
    const { median, p90 } = measure.serviceMinutes;
    return [
      text(left - 10, y + 17, name, 'text-anchor="end"'),
      `<rect x="${left}" y="${y}" width="${round(x(median / 60) - left)}" height="12" fill="${colours[0]}"/>`,
      `<rect x="${left}" y="${y + 13}" width="${round(x(p90 / 60) - left)}" height="12" fill="${colours[1]}"/>`,
    ];
  });
  const marks = [2, 12].flatMap((hours) => [
    line(x(hours), 44, x(hours), bottom, hours === 2 ? '#1f6f78' : '#b25e09', 'stroke-dasharray="5 4"'),
    text(
      x(hours),
      bottom + 16,
      hours === 2 ? 'median wanted: 2 h' : 'p90 wanted: 12 h',
      'text-anchor="middle"',
    ),
  ]);
  return frame(bottom + 32, 'Median (green) and 90th centile (orange) to the opinion, hours of service', [
    ...rows,
    ...marks,
  ]);
}
