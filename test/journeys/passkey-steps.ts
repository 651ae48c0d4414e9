import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  signInWithPasskey,
} from '#contracts/accounts/passkey.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { system } from '#server/policy/actor.ts';
import type { SignInSettings } from '#server/policy/sign-in-ways.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { type Bend, SoftwareAuthenticator } from '#test/builders/software-authenticator.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

/** The public address of the instance, wherever it listens. */
export const site = 'http://localhost:8080';
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** An instance, and for each test a new doctor with a device of his own. */
export class PasskeyStage {
  instance!: TestInstance;
  doctor!: Person;
  device!: SoftwareAuthenticator;
  #count = 0;

  /** Sets up before the tests of the group that calls it. */
  static use(signInSettings: SignInSettings): PasskeyStage {
    const stage = new PasskeyStage();
    beforeAll(async () => {
      stage.instance = await startTestInstance({ signInSettings });
    });
    beforeEach(() => stage.nextDoctor());
    afterAll(() => stage.instance.close());
    return stage;
  }

  async nextDoctor(): Promise<void> {
    this.#count += 1;
    this.doctor = await this.instance.addPerson('doctor', `Docteur ${this.letter}`, { tier: 1 });
    this.device = new SoftwareAuthenticator(site, `device ${this.#count}`);
  }

  /** Of this test, for names. */
  get letter(): string {
    return letters[this.#count] ?? 'z';
  }

  /** The same device once more, as if it had been emptied. */
  twinDevice(): SoftwareAuthenticator {
    return new SoftwareAuthenticator(site, `device ${this.#count}`);
  }

  async enter(email = this.doctor.email): Promise<ApiClient> {
    const client = new ApiClient(this.instance.origin);
    await client.call(signIn, { body: { email, password: testPassword } });
    return client;
  }

  async enrol(client: ApiClient, bend: Bend = {}) {
    const options = await client.call(beginPasskey, { body: { password: testPassword } });
    const credential = this.device.create(options, bend);
    return client.call(addPasskey, { body: { name: 'Mon téléphone', credential } });
  }

  /** Signs in by the passkey alone; the client with its session. */
  async enterByPasskey(bend: Bend = {}): Promise<ApiClient> {
    const client = new ApiClient(this.instance.origin);
    const options = await client.call(beginPasskeySignIn);
    await client.call(signInWithPasskey, { body: { credential: this.device.get(options, bend) } });
    return client;
  }

  /** The code of the refusal; nobody is signed in after it. */
  async refusedEntry(bend: Bend): Promise<string> {
    const client = new ApiClient(this.instance.origin);
    const options = await client.call(beginPasskeySignIn);
    const body = { credential: this.device.get(options, bend) };
    const refused = await client.refusal(signInWithPasskey, { body });
    expect((await client.call(getSession)).account).toBeNull();
    return refused.code;
  }

  /** What the archive says of the passkeys of an account, oldest first. */
  archived(accountId = this.doctor.id) {
    return this.instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('audit_entries')
        .select(['action', 'details'])
        .where('subject_id', '=', accountId)
        .where('action', 'like', '%passkey%')
        .orderBy('id')
        .execute(),
    );
  }

  async reasonsOf(accountId = this.doctor.id): Promise<string[]> {
    return (await this.archived(accountId))
      .filter(({ action }) => action === 'session.passkey-refused')
      .map(({ details }) => (details as { reason: string }).reason);
  }

  async noticesOf(client: ApiClient): Promise<string[]> {
    await this.instance.pass(0);
    return (await client.call(listNotices)).items.flatMap(({ paragraphs }) => paragraphs);
  }
}
