// Changes to the projects that `cap add` makes: what may be asked of the phone and in which words, no backup of the
// application's data, no picture of its screens. Text in, text out; each can be applied again without harm.

/** Camera and microphone alone (B-027, B-028): no gallery, no storage, no place, no contacts. */
export const androidPermissions = [
  'android.permission.INTERNET',
  'android.permission.CAMERA',
  'android.permission.RECORD_AUDIO',
  'android.permission.MODIFY_AUDIO_SETTINGS',
] as const;

/** Why each is asked, as iOS shows it. */
export const iosReasons = {
  NSCameraUsageDescription:
    'Pour photographier la lésion. Les photos ne sont pas enregistrées dans la galerie du téléphone.',
  NSMicrophoneUsageDescription: 'Pour dicter du texte, seulement quand vous touchez le bouton du micro.',
} as const;

const features = ['android.hardware.camera', 'android.hardware.microphone'];
const begin = '<!-- consilia -->';
const end = '<!-- /consilia -->';

/** @throws Error when the manifest has not the shape that Capacitor writes */
export function patchAndroidManifest(xml: string): string {
  const bare = withoutOurs(xml).replace(/^\s*<uses-permission [^>]*\/>\n/gm, '');
  const open = /<application\b[^>]*>/.exec(bare)?.[0];
  if (!open || !bare.includes('</manifest>'))
    throw new Error('AndroidManifest.xml is not what Capacitor writes');
  const attributes = {
    allowBackup: 'false',
    fullBackupContent: 'false',
    dataExtractionRules: '@xml/data_extraction_rules',
    usesCleartextTraffic: 'false',
  };
  const cleaned = Object.keys(attributes).reduce(
    (tag, name) => tag.replace(new RegExp(`\\s+android:${name}="[^"]*"`), ''),
    open,
  );
  const ours = Object.entries(attributes).map(([name, value]) => `\n        android:${name}="${value}"`);
  const lines = [
    ...androidPermissions.map((name) => `<uses-permission android:name="${name}" />`),
    ...features.map((name) => `<uses-feature android:name="${name}" android:required="false" />`),
  ];
  return bare
    .replace(open, cleaned.replace('<application', `<application${ours.join('')}`))
    .replace('</manifest>', `${begin}\n    ${lines.join('\n    ')}\n    ${end}\n</manifest>`);
}

function withoutOurs(text: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  return from < 0 || to < from ? text : text.slice(0, from) + text.slice(to + end.length).trimStart();
}

/** Nothing goes into a cloud backup nor to another phone. */
export const dataExtractionRules = `<?xml version="1.0" encoding="utf-8"?>
<data-extraction-rules>
    <cloud-backup><exclude domain="root" path="." /></cloud-backup>
    <device-transfer><exclude domain="root" path="." /></device-transfer>
</data-extraction-rules>
`;

/** Screens are neither photographed nor shown in the list of applications. */
export function mainActivity(appId: string): string {
  return `package ${appId};

import android.os.Bundle;
import android.view.WindowManager;
import com.getcapacitor.BridgeActivity;

public class MainActivity extends BridgeActivity {
    @Override
    public void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        getWindow().setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE);
    }
}
`;
}

/** @throws Error when the list has not the shape that Capacitor writes */
export function patchInfoPlist(xml: string): string {
  const keys = [...Object.keys(iosReasons), 'CFBundleDevelopmentRegion'].join('|');
  const bare = xml.replace(new RegExp(`\\s*<key>(?:${keys})</key>\\s*<string>[^<]*</string>`, 'g'), '');
  const at = bare.lastIndexOf('</dict>');
  if (at < 0) throw new Error('Info.plist is not what Capacitor writes');
  const entries = Object.entries({ CFBundleDevelopmentRegion: 'fr', ...iosReasons });
  const lines = entries.map(([key, text]) => `\t<key>${key}</key>\n\t<string>${text}</string>\n`);
  return `${bare.slice(0, at).trimEnd()}\n${lines.join('')}${bare.slice(at)}`;
}

const swiftBegin = '    // consilia\n';
const swiftEnd = '    // /consilia\n';
const cover = `${swiftBegin}    private let cover = UIView()

    func sceneWillResignActive(_ scene: UIScene) {
        guard let window = window else { return }
        cover.frame = window.bounds
        cover.backgroundColor = .systemBackground
        window.addSubview(cover)
    }

    func sceneDidBecomeActive(_ scene: UIScene) {
        cover.removeFromSuperview()
    }
${swiftEnd}`;

/** iOS cannot forbid pictures of the screen; the list of applications shows an empty cover. @throws Error */
export function patchSceneDelegate(swift: string): string {
  if (swift.includes(swiftBegin)) return swift;
  const at = swift.lastIndexOf('}');
  if (at < 0) throw new Error('SceneDelegate.swift is not what Capacitor writes');
  return `${swift.slice(0, at)}\n${cover}${swift.slice(at)}`;
}

const unbacked = `${swiftBegin}        var library = FileManager.default.urls(for: .libraryDirectory, in: .userDomainMask)[0]
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        try? library.setResourceValues(values)
${swiftEnd}`;

/** What the web view keeps stays out of backups. @throws Error */
export function patchAppDelegate(swift: string): string {
  if (swift.includes(swiftBegin)) return swift;
  const first = /didFinishLaunchingWithOptions[^{]*\{\n/.exec(swift)?.[0];
  if (!first) throw new Error('AppDelegate.swift is not what Capacitor writes');
  return swift.replace(first, `${first}${unbacked}`);
}
