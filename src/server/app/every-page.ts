/** Does a paged piece of work from its first page to its last: one page after the other, `next` of each given to the following. */
export async function everyPage(
  work: (page: { after?: string }) => Promise<{ next?: string }>,
): Promise<void> {
  let page: { after?: string } | undefined = {};
  while (page !== undefined) {
    const { next }: { next?: string } = await work(page);
    page = next === undefined ? undefined : { after: next };
  }
}
