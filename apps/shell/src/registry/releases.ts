import type { Registry } from '@linli/contracts';

/** The releases a page was loaded with; when they change, the shell offers to load the new ones and never does so itself. */
export function releasesOf(registry: Registry): string {
  return [`platform@${registry.platform.version}`, ...registry.plugins.map((p) => `${p.id}@${p.version}`)]
    .sort()
    .join(' ');
}

/** Whether a release that this page uses has been replaced. A plugin that came or went needs no reload. */
export function isOutdated(loaded: string, registry: Registry): boolean {
  const now = new Map([
    ['platform', registry.platform.version],
    ...registry.plugins.map((p) => [p.id, p.version] as const),
  ]);
  return loaded.split(' ').some((release) => {
    const at = release.lastIndexOf('@');
    const current = now.get(release.slice(0, at));
    return current !== undefined && current !== release.slice(at + 1);
  });
}
