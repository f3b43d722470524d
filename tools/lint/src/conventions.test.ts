import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readJson, readText, workspaceFiles } from './workspace.ts';

const files = workspaceFiles();
const code = files.filter((file) => /\.(ts|tsx|mjs|mts|js)$/.test(file));
const packages = files.filter((file) => /^(apps|libs|plugins|tools)\/[^/]+\/package\.json$/.test(file));
const MAX_LINES = 300;

function flatKeys(texts: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? flatKeys(value as Record<string, unknown>, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

describe('every package', () => {
  test('pins each dependency to one exact version, the same everywhere', () => {
    const seen = new Map<string, string>();
    const wrong: string[] = [];
    for (const file of ['package.json', ...packages]) {
      const manifest = readJson(file);
      for (const kind of ['dependencies', 'devDependencies', 'peerDependencies']) {
        for (const [name, version] of Object.entries((manifest[kind] ?? {}) as Record<string, string>)) {
          if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) wrong.push(`${file}: ${name} ${version}`);
          const before = seen.get(name);
          if (before !== undefined && before !== version)
            wrong.push(`${file}: ${name} ${version}, elsewhere ${before}`);
          seen.set(name, version);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('has a README that says what it is for and why it is separate', () => {
    const missing = packages
      .map((file) => path.posix.join(path.posix.dirname(file), 'README.md'))
      .filter((file) => !files.includes(file));
    expect(missing).toEqual([]);
  });
});

describe('the lock file', () => {
  test('names no registry', () => {
    expect(readText('package-lock.json')).not.toMatch(/"resolved": "http/);
  });
});

describe('a source file', () => {
  test('is at most 300 lines, or says why not in its first lines', () => {
    const long = code.filter((file) => {
      const lines = readText(file).split('\n');
      return lines.length > MAX_LINES && !/Long because/.test(lines.slice(0, 12).join('\n'));
    });
    expect(long).toEqual([]);
  });

  test('of the apps and libraries names no plugin', () => {
    const ids = files
      .filter((file) => /^plugins\/[^/]+\/plugin\.json$/.test(file))
      .map((file) => String(readJson(file)['id']));
    const nouns = new RegExp(
      `\\b(${[...ids, 'grid'].join('|')})\\.(issue|notice)\\b|plugin_(${[...ids, 'grid'].join('|')})\\b`,
    );
    expect(
      code.filter((file) => /^(apps\/(core|shell|demo-idp)|libs)\//.test(file) && nouns.test(readText(file))),
    ).toEqual([]);
  });

  test('has no default export except where a tool demands one', () => {
    const allowed =
      /(\.config\.(ts|mjs)|^eslint\.config\.mjs|^tools\/lint\/[^/]+\.mjs|\.d\.ts|\/global-(setup|teardown)\.mjs|\/testing\/environment\.mjs)$/;
    expect(code.filter((file) => !allowed.test(file) && /^export default /m.test(readText(file)))).toEqual([]);
  });
});

describe('the words that people see', () => {
  test('are there in Chinese and in English, key by key', () => {
    const wrong: string[] = [];
    for (const chinese of files.filter((file) => /locales\/zh-CN\.json$/.test(file))) {
      const english = chinese.replace('zh-CN.json', 'en.json');
      const keys = (file: string) =>
        // A plural's forms differ by language: Chinese has one.
        new Set(
          files.includes(file)
            ? flatKeys(readJson(file)).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
            : [],
        );
      const [zh, en] = [keys(chinese), keys(english)];
      for (const key of zh) if (!en.has(key)) wrong.push(`${english} lacks ${key}`);
      for (const key of en) if (!zh.has(key)) wrong.push(`${chinese} lacks ${key}`);
    }
    expect(wrong).toEqual([]);
  });
});
