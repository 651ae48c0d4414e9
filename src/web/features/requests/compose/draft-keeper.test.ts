import { describe, expect, test } from 'vitest';
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { ApiProblem, Offline } from '#web/lib/problem-errors.ts';
import { DraftKeeper, type Stored } from './draft-keeper.ts';

const conflict = () =>
  new ApiProblem({ type: 'about:blank', title: 'conflit', status: 409, code: 'request.version_conflict' });

const named = (birthName: string) => (content: CaseContent) => ({
  ...content,
  patient: { ...content.patient, birthName },
});
const withSites = (content: CaseContent): CaseContent => ({ ...content, sites: ['front.trunk.abdomen'] });

/** A server that refuses an old revision, and a keeper in front of it. */
function desk() {
  const server: Stored & { losesAnswer: boolean } = {
    content: emptyContent,
    revision: 0,
    losesAnswer: false,
  };
  const told: (readonly string[])[] = [];
  let shown: CaseContent | undefined;
  const keeper = new DraftKeeper({
    write: async (content, revision) => {
      if (revision !== server.revision) throw conflict();
      Object.assign(server, { content, revision: revision + 1 });
      if (server.losesAnswer) throw new Offline();
      return server.revision;
    },
    read: async () => ({ content: server.content, revision: server.revision }),
    onContent: (content) => {
      shown = content;
    },
    onColleague: (fields) => told.push(fields),
  });
  keeper.adopt({ content: emptyContent, revision: 0 });
  const save = async (update: (content: CaseContent) => CaseContent) => {
    const content = keeper.type(update);
    if (content) await keeper.save(content);
  };
  return { server, keeper, told, save, shown: () => shown };
}

describe('a draft under two hands', () => {
  test('saves in order, each naming the revision before', async () => {
    const { server, save } = desk();
    await save(named('A'));
    await save(named('AB'));
    expect(server).toMatchObject({ revision: 2, content: named('AB')(emptyContent) });
  });

  test('a colleague’s change is merged, shown, said and saved', async () => {
    const { server, save, told, shown } = desk();
    Object.assign(server, { content: withSites(emptyContent), revision: 7 });
    await save(named('A'));
    const both = named('A')(withSites(emptyContent));
    expect(shown()).toEqual(both);
    expect(server).toMatchObject({ content: both, revision: 8 });
    expect(told).toEqual([[]]);
  });

  test('an own save whose answer was lost is no colleague', async () => {
    const { server, save, told } = desk();
    server.losesAnswer = true;
    await expect(save(named('A'))).rejects.toBeInstanceOf(Offline);
    server.losesAnswer = false;
    await save(named('AB'));
    expect(server.content.patient.birthName).toBe('AB');
    expect(told).toEqual([]);
  });

  test('a revision that grew without a change of content (a photo) is taken in silently', async () => {
    const { server, save, told } = desk();
    server.revision = 3;
    await save(named('A'));
    expect(server.revision).toBe(4);
    expect(told).toEqual([]);
  });

  test('an older reading that arrives late does not bring old text back', async () => {
    const { keeper, save, shown } = desk();
    await save(named('A'));
    keeper.adopt({ content: emptyContent, revision: 0 });
    expect(shown()?.patient.birthName).toBe('A');
    expect(keeper.revision).toBe(1);
  });

  test('other refusals are passed on', async () => {
    const keeper = new DraftKeeper({
      write: () => Promise.reject(new Offline()),
      read: () => Promise.reject(new Error('not read')),
      onContent: () => undefined,
      onColleague: () => undefined,
    });
    await expect(keeper.save(emptyContent)).rejects.toBeInstanceOf(Offline);
  });
});
