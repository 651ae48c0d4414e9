// npm run build: the pages into dist/web, if anything they are made from has changed.
import { ensureWebBuilt } from './build-web.mjs';
import { runMain, say } from './project.mjs';

await runMain(async () => {
  if (!(await ensureWebBuilt())) say('The pages in dist/web are up to date.');
  return 0;
});
