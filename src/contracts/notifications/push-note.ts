/** What a push carries to the service worker: what a mail's subject says, and a page. No name, no finding, no number of a case. */
export type PushNote = { title: string; body: string; path: string; tag: string };
