// Checks this bundle offline: node verify.mjs (Node 20 or later; nothing else is needed).
// Vérifie ce dossier hors ligne : node verify.mjs (Node 20 ou plus ; rien d'autre n'est nécessaire).
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const read = (name) => readFileSync(join(folder, name), 'utf8');
const hex = (text) => Buffer.from(text, 'hex');
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafHash = (content) => sha256(Buffer.of(0), content);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

const say = (text) => process.stdout.write(`${text}\n`);

function fail(what) {
  process.stderr.write(`FAUX / WRONG: ${what}\n`);
  process.exit(1);
}

function parse(text, what) {
  try {
    return JSON.parse(text);
  } catch {
    return fail(`${what}: illisible / not readable`);
  }
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

// RFC 9162, 2.1.3.2
function isIncluded(index, size, leaf, path, root) {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let fn = BigInt(index);
  let sn = BigInt(size - 1);
  let result = leaf;
  for (const step of path) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      result = nodeHash(step, result);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      result = nodeHash(result, step);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && result.equals(root);
}

// RFC 9162, 2.1.4.2
function isConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  if (!(first >= 1 && first < second)) return false;
  const isPower = (BigInt(first) & BigInt(first - 1)) === 0n;
  const [start, ...path] = isPower ? [firstRoot, ...proof] : proof;
  const climbed = start && climb(BigInt(first - 1), BigInt(second - 1), start, path);
  return Boolean(climbed?.fr.equals(firstRoot) && climbed.sr.equals(secondRoot));
}

function climb(first, second, start, path) {
  let [fn, sn, fr, sr] = [first, second, start, start];
  while ((fn & 1n) === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  for (const step of path) {
    if (sn === 0n) return undefined;
    if ((fn & 1n) === 1n || fn === sn) {
      [fr, sr] = [nodeHash(step, fr), nodeHash(step, sr)];
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      sr = nodeHash(sr, step);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? { fr, sr } : undefined;
}

const keys = new Map(
  parse(read('keys.json'), 'keys.json').map(({ keyId, pem }) => [keyId, createPublicKey(pem)]),
);

function checkHead(head, what) {
  const text = [
    'consilia tree head v1',
    `number ${head.number}`,
    `size ${head.size}`,
    `root ${head.root}`,
    `at ${head.at}`,
    `previous ${head.previous}`,
    `key ${head.key}`,
    '',
  ].join('\n');
  const key = keys.get(head.key);
  if (!key) fail(`${what}: clé inconnue / unknown key ${head.key}`);
  if (!verify(null, Buffer.from(text), key, hex(head.signature))) fail(`${what}: signature`);
  return `${text}signature ${head.signature}\n`;
}

const head = parse(read('head.json'), 'head.json');
checkHead(head, 'head.json');

const lines = read('entries.jsonl').split('\n').filter(Boolean);
let erased = 0;
for (const [index, line] of lines.entries()) {
  const named = /"id":"([0-9a-f-]{36})"/.exec(line)?.[1] ?? '?';
  const name = `entries.jsonl, ligne / line ${index + 1}, entrée / entry ${named}`;
  const { position, entry, salt, contentHash, path } = parse(line, name);
  if (!entry || !Array.isArray(path) || typeof contentHash !== 'string')
    fail(`${name}: incomplète / incomplete`);
  if (salt === null) {
    erased += 1;
  } else {
    // An act outside any session has none in its text.
    const { sessionId, ...rest } = entry;
    const said = sessionId ? entry : rest;
    const content = sha256(Buffer.from(canonical({ ...said, format: 1, salt })));
    if (content.toString('hex') !== contentHash)
      fail(`${name}: le contenu a changé / the content was changed`);
  }
  const leaf = leafHash(hex(contentHash));
  if (!isIncluded(position, head.size, leaf, path.map(hex), hex(head.root))) {
    fail(`${name}: n'est pas dans l'arbre / is not in the tree`);
  }
}

const stamps = parse(read('stamps.json'), 'stamps.json');
const commands = [];
for (const { head: stamped, consistency, file } of stamps) {
  const what = `stamps.json, ${file}`;
  const text = checkHead(stamped, what);
  if (!isConsistent(stamped.size, head.size, hex(stamped.root), hex(head.root), consistency.map(hex))) {
    fail(`${what}: n'est pas un début de cet arbre / is not a beginning of this tree`);
  }
  if (!existsSync(join(folder, `${file}.tsr`)) || read(`${file}.txt`) !== text) fail(what);
  commands.push(
    `openssl ts -verify -in ${file}.tsr -token_in -data ${file}.txt -CAfile <autorité / authority>.pem   # ${stamped.size} entrées / entries`,
  );
}

say(`OK: ${lines.length} entrées / entries${erased > 0 ? ` (${erased} effacées / erased)` : ''}`);
say(`Tête / head ${head.number}: ${head.size} entrées / entries, ${head.at}, ${head.root}`);
for (const [keyId, key] of keys) {
  const print = sha256(key.export({ type: 'spki', format: 'der' })).toString('hex');
  say(`Clé / key ${keyId}, SHA-256: ${print}`);
}
say(
  "Comparez l'empreinte avec celle que l'exploitant publie. / Compare it with the one the operator publishes.",
);
if (commands.length > 0) say('Horodatages / time stamps:');
for (const command of commands) say(`  ${command}`);
