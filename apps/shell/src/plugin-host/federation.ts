import { getInstance } from '@module-federation/enhanced/runtime';
import type { RegistryPlugin } from '@linli/contracts';
import type { ComponentType } from 'react';

/** Why a component of a plugin is not there. `kind` is worded by the fault card. */
export class RemoteLoadError extends Error {
  override name = 'RemoteLoadError';
  readonly kind: 'missing' | 'blocked' | 'offline' | 'no-component' | 'failed';
  constructor(kind: RemoteLoadError['kind'], detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.kind = kind;
  }
}

/** What an extension's component is given; which of it is there depends on the extension point. */
export type ExtensionProps = Record<string, unknown>;

const integrityOf = new Map<string, string>();
/** Containers of which the browser may keep a bad copy. */
const suspects = new Set<string>();
let nonce = '';

/** To be called once, after the shared packages are loaded and before the first plugin is. */
export function startFederation(cspNonce: string): void {
  nonce = cspNonce;
  host().registerPlugins([
    {
      name: 'linli-integrity',
      // The digest comes from the registry, not from the plugin's own files: a container that was changed on its way,
      // or on the disk after core had checked it, is not run.
      createScript({ url }) {
        const integrity = integrityOf.get(url);
        if (!integrity) return undefined;
        const script = document.createElement('script');
        script.src = url;
        script.integrity = integrity;
        script.crossOrigin = 'anonymous';
        script.nonce = nonce;
        script.async = true;
        return script;
      },
    },
  ]);
}

/** Loads one component of a plugin. Every call tries anew what failed before; what is loaded is not loaded twice. */
export async function loadRemoteComponent(
  plugin: Pick<RegistryPlugin, 'container' | 'script'>,
  expose: string,
): Promise<ComponentType<ExtensionProps>> {
  const url = new URL(plugin.script.path, location.origin).href;
  integrityOf.set(url, plugin.script.integrity);
  if (suspects.delete(plugin.container)) await fetchAnew(url);
  host().registerRemotes([{ name: plugin.container, entry: url, type: 'global', entryGlobalName: plugin.container }]);
  let module: unknown;
  try {
    module = await host().loadRemote(`${plugin.container}/${expose}`);
  } catch (cause) {
    suspects.add(plugin.container);
    throw await explain(cause, url);
  }
  const component = componentOf(module, expose);
  if (!component) throw new RemoteLoadError('no-component', expose);
  return component;
}

function host(): NonNullable<ReturnType<typeof getInstance>> {
  const instance = getInstance();
  if (!instance) throw new Error('the federation runtime was not started by the build');
  return instance;
}

/** The default export, the export named like the expose, or the only function that is exported. */
export function componentOf(module: unknown, expose: string): ComponentType<ExtensionProps> | undefined {
  if (typeof module !== 'object' || module === null) return undefined;
  const exported = module as Record<string, unknown>;
  const candidates = [exported.default, exported[expose], ...Object.values(exported)];
  return candidates.find((candidate): candidate is ComponentType<ExtensionProps> => typeof candidate === 'function');
}

/** Files are immutable, so the browser would go on using a bad copy: everything that came from this folder is asked for again. */
async function fetchAnew(entryUrl: string): Promise<void> {
  const folder = entryUrl.slice(0, entryUrl.lastIndexOf('/') + 1);
  const used = performance.getEntriesByType('resource').map(({ name }) => name);
  const urls = new Set([entryUrl, ...used.filter((name) => name.startsWith(folder))]);
  // What does not come is found out by the load that follows.
  await Promise.allSettled(
    [...urls].map((url) => fetch(url, { cache: 'reload', signal: AbortSignal.timeout(10_000) })),
  );
}

/** Finds out what was wrong with a script that did not load: the browser itself only says that it did not. */
async function explain(cause: unknown, entryUrl: string): Promise<RemoteLoadError> {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const url = /https?:\/\/[^\s"')]+\.(js|css)/.exec(detail)?.[0] ?? entryUrl;
  if (/ScriptExecutionError/.test(detail)) return new RemoteLoadError('failed', detail, { cause });
  try {
    const answer = await fetch(url, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    if (answer.status >= 500) return new RemoteLoadError('offline', `HTTP ${answer.status}`, { cause });
    if (!answer.ok) return new RemoteLoadError('missing', `${new URL(url).pathname}: HTTP ${answer.status}`, { cause });
  } catch (offline) {
    return new RemoteLoadError('offline', String(offline), { cause });
  }
  const neverRan = /RUNTIME-008|ScriptNetworkError|ChunkLoadError|Loading (CSS )?chunk/.test(detail);
  return new RemoteLoadError(neverRan ? 'blocked' : 'failed', detail, { cause });
}
