// B-020: the shell for the stores is the very build of the pages, and asks the phone for camera and microphone alone.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import viteConfig from '../../vite.config.ts';
import {
  androidPermissions,
  dataExtractionRules,
  iosReasons,
  mainActivity,
  patchAndroidManifest,
  patchAppDelegate,
  patchInfoPlist,
  patchSceneDelegate,
} from '../../wrapper/native-projects.ts';
import {
  capacitorConfig,
  pagesIn,
  pagesOf,
  unreachableHtml,
  unreachablePage,
} from '../../wrapper/shell-settings.ts';

const root = resolve(import.meta.dirname, '../..');
const wrapper = join(root, 'wrapper');
const shell = {
  appId: 'fr.exemple.consilia',
  name: 'Consilia',
  server: 'https://consilia.example.fr/x',
  loginHosts: [],
};
const outDir = (viteConfig as { build: { outDir: string } }).build.outDir;

describe('B-020 the same pages', () => {
  test('are those that the product builds, and come from the instance', () => {
    expect(resolve(wrapper, pagesOf)).toBe(outDir);
    const config = capacitorConfig(shell);
    expect([config.webDir, config.server.errorPath]).toEqual([pagesIn, unreachablePage]);
    expect(config.server.url).toBe('https://consilia.example.fr');
    expect(config.server.allowNavigation).toEqual(['consilia.example.fr']);
    expect(capacitorConfig({ ...shell, loginHosts: ['auth.example.fr'] }).server.allowNavigation).toEqual([
      'consilia.example.fr',
      'auth.example.fr',
    ]);
  });

  test('never in clear, and without anything that watches', () => {
    const { server, loggingBehavior, android, ios } = capacitorConfig(shell);
    expect(() => capacitorConfig({ ...shell, server: 'http://consilia.example.fr' })).toThrow(/https/);
    expect([server.cleartext, loggingBehavior]).toEqual([false, 'none']);
    expect([android.webContentsDebuggingEnabled, ios.webContentsDebuggingEnabled]).toEqual([false, false]);
  });

  test('no plug-in reaches more of the phone, and the product does not install the shell', () => {
    const { dependencies } = JSON.parse(readFileSync(join(wrapper, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['@capacitor/android', '@capacitor/core', '@capacitor/ios']);
    expect(readFileSync(join(root, 'package.json'), 'utf8')).not.toContain('@capacitor');
    expect(existsSync(join(root, 'node_modules/@capacitor'))).toBe(false);
  });

  test('the page of an instance out of reach says so in French, and its name does no harm', () => {
    const page = unreachableHtml({ ...shell, name: '<script>' });
    expect(page).toContain('Service injoignable');
    expect(page).not.toContain('<script>');
    expect(page).toContain('href="https://consilia.example.fr/"');
  });
});

/** As `cap add android` of Capacitor 8.5.2 writes it, shortened; with what an older shell may have asked for. */
const manifest = `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application
        android:allowBackup="true"
        android:label="@string/app_name">
        <activity android:name=".MainActivity" android:exported="true"></activity>
    </application>
    <uses-permission android:name="android.permission.INTERNET" />
    <uses-permission android:name="android.permission.READ_MEDIA_IMAGES" />
</manifest>
`;
const plist = `<plist version="1.0">
<dict>
	<key>CFBundleDevelopmentRegion</key>
	<string>en</string>
	<key>UIThing</key>
	<dict>
		<key>x</key>
		<false/>
	</dict>
</dict>
</plist>
`;
const scene = `class SceneDelegate: UIResponder, UIWindowSceneDelegate {\n    var window: UIWindow?\n}\n`;
const app = `class AppDelegate {\n    func application(_ a: A, didFinishLaunchingWithOptions o: O?) -> Bool {\n        return true\n    }\n}\n`;

describe('B-020 B-029 what the shell asks of the phone', () => {
  test('Android: camera and microphone, no gallery, no backup, no picture of the screen', () => {
    const patched = patchAndroidManifest(manifest);
    const asked = [...patched.matchAll(/uses-permission android:name="([^"]+)"/g)].map(([, name]) => name);
    expect(asked).toEqual([...androidPermissions]);
    expect(asked.join(' ')).not.toMatch(/MEDIA|STORAGE|LOCATION|CONTACTS/);
    expect(patched.match(/allowBackup="[^"]+"/g)).toEqual(['allowBackup="false"']);
    expect(patched).toContain('android:usesCleartextTraffic="false"');
    expect(dataExtractionRules).toMatch(/cloud-backup.*exclude/s);
    expect(mainActivity('fr.exemple.consilia')).toMatch(/^package fr.exemple.consilia;.*FLAG_SECURE/s);
  });

  test('iOS: a reason in French for each, none for the gallery; a cover, and no backup', () => {
    const patched = patchInfoPlist(plist);
    for (const [key, reason] of Object.entries(iosReasons)) {
      expect(patched).toContain(`<key>${key}</key>\n\t<string>${reason}</string>`);
      expect(reason).toMatch(/^Pour /);
    }
    expect(patched).not.toContain('NSPhotoLibrary');
    expect(patched).toContain('<key>CFBundleDevelopmentRegion</key>\n\t<string>fr</string>');
    expect(patchSceneDelegate(scene)).toMatch(/sceneWillResignActive.*\n}\n$/s);
    expect(patchAppDelegate(app)).toMatch(/isExcludedFromBackup = true.*return true/s);
  });

  test.each([
    ['AndroidManifest.xml', patchAndroidManifest, manifest],
    ['Info.plist', patchInfoPlist, plist],
    ['SceneDelegate.swift', patchSceneDelegate, scene],
    ['AppDelegate.swift', patchAppDelegate, app],
  ])('%s: twice is as good as once, and another file is refused', (_name, patch, text) => {
    expect(patch(patch(text))).toBe(patch(text));
    expect(() => patch('nothing')).toThrow(/not what Capacitor writes/);
  });
});
