// Before the schema library loads: no code made from text, which the content policy forbids. Without this its probe
// for `eval` is reported as a broken policy on every page.
globalThis.__zod_globalConfig = { jitless: true };
