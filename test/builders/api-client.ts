import type { BodyInputOf, Operation, ParamsOf, QueryInputOf, ResponseOf } from '#contracts/operation.ts';
import type { Problem } from '#contracts/problem.ts';

/** A refusal as the API answered it. */
export class ApiRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${JSON.stringify(problem.fields ?? [])}`);
    this.problem = problem;
  }
}

type Input<O extends Operation> = {
  params?: ParamsOf<O>;
  query?: QueryInputOf<O>;
  body?: BodyInputOf<O>;
  idempotencyKey?: string;
};

/** One person's HTTP client in tests: a cookie, keys made from a counter, real requests over loopback. */
export class ApiClient {
  readonly #origin: string;
  readonly #jar = new Map<string, string>();
  static #keys = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Puts a cookie into this browser, as somebody else might have done. */
  plant(name: string, value: string): void {
    this.#jar.set(name, value);
  }

  cookieNamed(name: string): string | undefined {
    return this.#jar.get(name);
  }

  get origin(): string {
    return this.#origin;
  }

  async call<O extends Operation>(operation: O, input: Input<O> = {}): Promise<ResponseOf<O>> {
    const response = await this.send(operation, input);
    if (response.status === 204) return undefined as ResponseOf<O>;
    const answer = await response.json();
    if (!response.ok) throw new ApiRefusal(answer as Problem);
    return answer as ResponseOf<O>;
  }

  /** The refusal of a call that must not succeed. */
  async refusal<O extends Operation>(operation: O, input: Input<O> = {}): Promise<Problem> {
    try {
      await this.call(operation, input);
    } catch (error) {
      if (error instanceof ApiRefusal) return error.problem;
      throw error;
    }
    throw new Error(`${operation.id} was expected to be refused`);
  }

  async bytes<O extends Operation>(operation: O, input: Input<O> = {}): Promise<Buffer> {
    const response = await this.send(operation, input);
    if (!response.ok) throw new ApiRefusal((await response.json()) as Problem);
    return Buffer.from(await response.arrayBuffer());
  }

  async send<O extends Operation>(operation: O, input: Input<O> = {}): Promise<Response> {
    const params = (input.params ?? {}) as Record<string, string>;
    const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(params[name])),
    );
    const query = new URLSearchParams(
      Object.entries((input.query ?? {}) as Record<string, unknown>).map(
        ([name, value]): [string, string] => [name, String(value)],
      ),
    );
    const headers = new Headers({ cookie: this.cookie, 'sec-fetch-site': 'same-origin' });
    const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
    if (hasBody) headers.set('content-type', 'application/json');
    if (operation.method !== 'GET') {
      ApiClient.#keys += 1;
      headers.set('idempotency-key', input.idempotencyKey ?? `test-key-${ApiClient.#keys}`);
    }
    const response = await fetch(`${this.#origin}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: operation.method,
      headers,
      ...(hasBody ? { body: JSON.stringify(input.body ?? {}) } : {}),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.#jar.delete(name);
    else this.#jar.set(name, value);
  }

  /** Sends a file by tus in one request and answers the result of the upload. */
  async upload(metadata: Record<string, string>, content: Buffer): Promise<Response> {
    const encoded = Object.entries(metadata)
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',');
    return fetch(`${this.#origin}/api/uploads`, {
      method: 'POST',
      headers: {
        cookie: this.cookie,
        'sec-fetch-site': 'same-origin',
        'tus-resumable': '1.0.0',
        'upload-length': String(content.length),
        'upload-metadata': encoded,
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(content),
    });
  }
}
