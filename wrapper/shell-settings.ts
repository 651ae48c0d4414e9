// What the shell is told: which pages, which server, what it may ask the device for. Pure, so that a test of the product
// reads the very same. Rule B-020: the store application is the web part of this build, and nothing beside it.
export const pagesOf = '../dist/web';
export const pagesIn = 'www';
/** Shown when the instance cannot be reached at the very first start; later the service worker of the pages answers. */
export const unreachablePage = 'injoignable.html';

export type Shell = { appId: string; name: string; server: string; loginHosts: readonly string[] };

/**
 * Capacitor's settings. The pages come from the instance itself, whose cookies, passkeys and content security policy hold
 * for its own address only; the same build is packed too. No plug-in, no log, no clear text.
 *
 * @throws Error for a server without https
 */
export function capacitorConfig({ appId, name, server, loginHosts }: Shell) {
  const { protocol, origin, hostname } = new URL(server);
  if (protocol !== 'https:') throw new Error('The server must have an address that begins with https://');
  return {
    appId,
    appName: name,
    webDir: pagesIn,
    loggingBehavior: 'none',
    zoomEnabled: true,
    server: {
      url: origin,
      cleartext: false,
      errorPath: unreachablePage,
      allowNavigation: [hostname, ...loginHosts],
    },
    android: { allowMixedContent: false, webContentsDebuggingEnabled: false },
    ios: { webContentsDebuggingEnabled: false, limitsNavigationsToAppBoundDomains: false },
    plugins: { CapacitorHttp: { enabled: false }, CapacitorCookies: { enabled: false } },
  };
}

export function unreachableHtml({ name, server }: Shell): string {
  const text = (value: string) =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(name)}</title>
<h1>Service injoignable</h1>
<p>Vérifiez votre connexion, puis réessayez. Rien de ce que vous avez saisi n’est perdu.</p>
<p><a href="${text(new URL(server).origin)}/">Réessayer</a></p>
</html>
`;
}
