export { bindPhraseRoutes } from './phrase.routes.ts';
export { deletePhrasesOf, forgetRemovedPhrases } from './phrase.store.ts';
export { exportPhrases } from './use-cases/read-phrases.ts';
export { forgottenAt } from './use-cases/share-phrase.ts';
