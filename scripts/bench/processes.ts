// CPU and memory of a server and everything it started, read from /proc (Linux). PostgreSQL is told apart by its
// program: its shared memory would be counted once for each of its processes.
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const ticksPerSecond = 100;

export type Usage = { nodeCpuSeconds: number; postgresCpuSeconds: number };

type Process = { pid: number; parent: number; cpuSeconds: number };

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Fields 14 to 17: own and waited-for children's time, so that ended backends stay counted.
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { pid, parent: Number(fields[1]), cpuSeconds: ticks / ticksPerSecond };
  } catch {
    return undefined;
  }
}

/** The process and all its living descendants. */
function treeOf(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid));
  return tree;
}

function isNode(pid: number): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('node');
  } catch {
    return false;
  }
}

/** CPU spent so far. Take it twice and subtract. */
export function readUsage(root: number): Usage {
  const usage = { nodeCpuSeconds: 0, postgresCpuSeconds: 0 };
  for (const { pid, cpuSeconds } of treeOf(root)) {
    if (isNode(pid)) usage.nodeCpuSeconds += cpuSeconds;
    else usage.postgresCpuSeconds += cpuSeconds;
  }
  return usage;
}

/** Watches the memory of the Node processes of a server; `stop` answers the highest sum seen, in MiB. */
export function watchMemory(
  root: number,
  everyMs = 250,
): { stop: () => { peakMiB: number; nowMiB: number } } {
  let peak = 0;
  let own = 0;
  resetPeak(root);
  const look = (): number => {
    const nodes = treeOf(root).filter(({ pid }) => isNode(pid));
    own = Math.max(own, readMemory(root, 'VmHWM'));
    const others = nodes
      .filter(({ pid }) => pid !== root)
      .reduce((sum, { pid }) => sum + readMemory(pid, 'VmRSS'), 0);
    const now = readMemory(root, 'VmRSS') + others;
    peak = Math.max(peak, own + others);
    return now;
  };
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      const now = look();
      return { peakMiB: Math.round(peak), nowMiB: Math.round(now) };
    },
  };
}

/** MiB; 0 when the process has gone. */
function readMemory(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function resetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not allowed here: the peak then includes what came before, which is worse for us, not better.
  }
}
