/**
 * After a change of dependencies: `npm install --package-lock-only`, then `node tools/lint/complete-lock.mjs`.
 *
 * A mirror that carries only some platforms makes npm leave the other platforms' optional packages out of the lock file,
 * and `npm ci` then refuses it everywhere. This adds them as their parents pin them: version, and the platform their name
 * says; npm fetches only those of the machine it runs on.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = process.argv[2] ?? new URL('../../package-lock.json', import.meta.url);
const SYSTEMS = { windows: 'win32' };
for (const name of [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'android',
  'openharmony',
  'aix',
  'sunos',
  'netbsd',
  'openbsd',
]) {
  SYSTEMS[name] = name;
}
const CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lock;
let added = 0;

/** Whether the tree has the package where `parent` would look for it. */
function isThere(parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

for (const [parent, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isThere(parent, name)) continue;
    const words = name.split('/').at(-1).split('-');
    const system = words.map((word) => SYSTEMS[word]).find(Boolean);
    const cpu = words.find((word) => CPUS.includes(word));
    if (!system || !/^\d/.test(version)) {
      console.log(`left out: ${name} ${version}`);
      continue;
    }
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(dev ? { dev: true } : {}),
      ...(words.includes('musl')
        ? { libc: ['musl'] }
        : words.includes('gnu') && system === 'linux'
          ? { libc: ['glibc'] }
          : {}),
      optional: true,
      os: [system],
    };
    added += 1;
  }
}

const [root, ...rest] = Object.entries(packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${added}`);
