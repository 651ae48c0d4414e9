// A progress bar on a terminal; a line for each tenth elsewhere.

/** `write` gets text for the error stream. Call it as often as you like. */
export function createProgressBar(write: (text: string) => void, isTerminal: boolean) {
  const width = 30;
  let shown = -1;
  return (done: number, all: number): void => {
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
    const step = isTerminal ? percent : Math.floor(percent / 10) * 10;
    if (step === shown) return;
    shown = step;
    if (!isTerminal) {
      write(`${step} % of ${all}\n`);
      return;
    }
    const full = Math.round((percent / 100) * width);
    const bar = '█'.repeat(full) + '░'.repeat(width - full);
    write(`\r${bar} ${percent} % of ${all}${percent === 100 ? '\n' : ''}`);
  };
}
