// The few shapes of Markdown that generated pages need.

/** A table; bars inside cells are escaped. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A generated page: heading, where it comes from, parts with an empty line between. */
export function markdownPage(title: string, source: string, parts: readonly string[]): string {
  const origin = `Written by \`npm run docs:generate\` from ${source}; do not edit.`;
  return `${[`# ${title}`, origin, ...parts].join('\n\n')}\n`;
}

export function code(text: string): string {
  return `\`${text}\``;
}
