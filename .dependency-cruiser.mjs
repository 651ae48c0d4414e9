// For editors and `depcruise src`; the check itself is scripts/check/imports.ts, over the same rules.
import { buildImportRules, readArchitecture } from './scripts/check/import-rules.ts';

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: buildImportRules(readArchitecture()),
  options: { tsPreCompilationDeps: true, doNotFollow: { path: ['node_modules', '^test/', '^scripts/'] } },
};

// dependency-cruiser reads the default export of its configuration.
// biome-ignore lint/style/noDefaultExport: the tool asks for it
export default configuration;
