// Plots of the trial of the photo coach, as SVG without a library: small panels that a page of docs shows.

export type RocCurve = { name: string; points: readonly (readonly [falseAlarms: number, found: number])[] };
export type RocPanel = {
  title: string;
  curves: readonly RocCurve[];
  chosen: readonly (readonly [number, number])[];
};

const [panel, gap, margin] = [190, 46, 34];
const colours = ['#0b5566', '#9a2f1c'];
const dashes = ['', '5 3'];
const rocTitle = 'Poor photos found against false alarms, by defect';
const tonesTitle = 'Brightness of well-lit and of dark photos, by skin tone';

/** ROC curves side by side: false alarms to the right, poor photos found upwards; a dot is the threshold in use. */
export function drawRocPanels(panels: readonly RocPanel[]): string {
  const perRow = 3;
  const rows = Math.ceil(panels.length / perRow);
  const width = margin + perRow * (panel + gap);
  const height = rows * (panel + gap + 22) + 24;
  const drawn = panels.map((one, index) => {
    const left = margin + (index % perRow) * (panel + gap);
    const top = 30 + Math.floor(index / perRow) * (panel + gap + 22);
    return `<g transform="translate(${left} ${top})">${drawPanel(one)}</g>`;
  });
  return page(rocTitle, width, height, drawn.join(''));
}

function drawPanel({ title, curves, chosen }: RocPanel): string {
  const at = ([x, y]: readonly [number, number]) =>
    `${(x * panel).toFixed(1)} ${((1 - y) * panel).toFixed(1)}`;
  const lines = curves.map(
    ({ points }, index) =>
      `<path d="M${points.map(at).join('L')}" fill="none" stroke="${colours[index]}" stroke-width="2" stroke-dasharray="${dashes[index]}"/>`,
  );
  const dots = chosen.map((point, index) => {
    const [x, y] = at(point).split(' ');
    return `<circle cx="${x}" cy="${y}" r="4" fill="${colours[index]}"/>`;
  });
  const key = curves.map(
    ({ name }, index) =>
      `<text x="${panel - 4}" y="${panel - 22 + 14 * index}" text-anchor="end" font-size="11" fill="${colours[index]}">${name}</text>`,
  );
  return `<text x="0" y="-9" font-size="13" font-weight="600">${title}</text>${frame()}${lines.join('')}${dots.join('')}${key.join('')}<text x="${panel / 2}" y="${panel + 28}" text-anchor="middle" font-size="11">false alarms</text>`;
}

export type ToneRow = { tone: number; good: readonly number[]; dark: readonly number[] };

/** Brightness by skin tone: well-lit photos against the same with far too little light, and the threshold between. */
export function drawTones(rows: readonly ToneRow[], threshold: number): string {
  const [width, high] = [520, 220];
  const y = (value: number) => (high - (value / 255) * high).toFixed(1);
  const dot = (x: number, values: readonly number[], colour: string) =>
    values.map(
      (value) => `<circle cx="${x.toFixed(1)}" cy="${y(value)}" r="3" fill="${colour}" fill-opacity=".55"/>`,
    );
  const marks = rows.flatMap(({ tone, good, dark }, index) => {
    const x = 40 + index * 76;
    return [
      ...dot(x - 9, good, '#0b5566'),
      ...dot(x + 9, dark, '#9a2f1c'),
      `<text x="${x}" y="${high + 18}" text-anchor="middle" font-size="11">tone ${tone}</text>`,
    ];
  });
  const line = `<path d="M0 ${y(threshold)}H${width - 40}" stroke="#333" stroke-dasharray="4 3"/><text x="${width - 40}" y="${Number(y(threshold)) - 5}" text-anchor="end" font-size="11">threshold ${threshold}</text>`;
  const axis = [0, 64, 128, 192, 255].map(
    (value) => `<text x="-6" y="${Number(y(value)) + 4}" text-anchor="end" font-size="10">${value}</text>`,
  );
  const key = `<text x="0" y="-10" font-size="12"><tspan fill="#0b5566">well lit</tspan> · <tspan fill="#9a2f1c">four and five stops too little</tspan></text>`;
  return page(
    tonesTitle,
    width + 40,
    high + 62,
    `<g transform="translate(40 32)">${key}<path d="M0 0V${high}H${width - 40}" fill="none" stroke="#888"/>${axis.join('')}${marks.join('')}${line}</g>`,
  );
}

function frame(): string {
  const half = panel / 2;
  return `<rect width="${panel}" height="${panel}" fill="#fff" stroke="#888"/><path d="M0 ${panel}L${panel} 0M${half} 0V${panel}M0 ${half}H${panel}" stroke="#ddd"/><text x="-5" y="${panel}" text-anchor="end" font-size="10">0</text><text x="-5" y="9" text-anchor="end" font-size="10">1</text><text x="${panel}" y="${panel + 13}" text-anchor="middle" font-size="10">1</text>`;
}

function page(title: string, width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif"><title>${title}</title><rect width="100%" height="100%" fill="#fff"/>${content}</svg>\n`;
}
