// What is still to happen, earliest first; of two at the same moment the one put in first. A binary heap.

type Entry<T> = { at: number; order: number; what: T };

export class Agenda<T> {
  private readonly heap: Entry<T>[] = [];
  private count = 0;

  put(at: number, what: T): void {
    const entry = { at, order: this.count, what };
    this.count += 1;
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(entry, this.heap[parent])) break;
      this.heap[place] = this.heap[parent] as Entry<T>;
      place = parent;
    }
    this.heap[place] = entry;
  }

  take(): { at: number; what: T } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    this.sink(last);
    return first;
  }

  private sink(entry: Entry<T>): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const child = isBefore(this.heap[left + 1], this.heap[left]) ? left + 1 : left;
      if (!isBefore(this.heap[child], entry)) break;
      this.heap[place] = this.heap[child] as Entry<T>;
      place = child;
    }
    this.heap[place] = entry;
  }
}

function isBefore<T>(one: Entry<T> | undefined, other: Entry<T> | undefined): boolean {
  if (one === undefined) return false;
  if (other === undefined) return true;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
