/**
 * Imported before everything else of the pages: lets a slow phone draw the line in index.html before it runs them. A hidden
 * window draws nothing, and is not waited for.
 */
await new Promise<void>((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100);
});

export {};
