// WebDriver BiDi over a browser's own socket, as far as the journey needs it.

export type Send = <T>(method: string, params: unknown) => Promise<T>;
type Answer = { id?: number; type: string; result?: unknown; message?: string };

export async function connectBidi(address: string): Promise<{ send: Send; close: () => void }> {
  const socket = new WebSocket(address);
  await new Promise((opened, failed) => {
    socket.addEventListener('open', opened, { once: true });
    socket.addEventListener('error', () => failed(new Error(`no socket at ${address}`)), { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  socket.addEventListener('close', () => {
    for (const hear of waiting.values()) hear({ type: 'error', message: 'the browser is gone' });
  });
  let last = 0;
  const send = async <T>(method: string, params: unknown): Promise<T> => {
    last += 1;
    const id = last;
    const answer = await new Promise<Answer>((hear) => {
      waiting.set(id, hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`);
    return answer.result as T;
  };
  return { send, close: () => socket.close() };
}
