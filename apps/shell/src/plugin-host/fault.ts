import type { RegistryPlugin } from '@linli/contracts';
import { isKnownReason, needsDeployment } from '../registry/plugin-reason.ts';
import { RemoteLoadError } from './federation.ts';

/** In which phase a plugin failed, and the key of the sentence that says why. */
export interface Fault {
  phase: 'process' | 'load' | 'render';
  reason: string;
  /** Whether it passes by itself: then the card says so and goes away alone. */
  passes: boolean;
  detail: string;
}

/** What keeps a plugin's process from answering, or undefined while it runs. */
export function processFault(plugin: RegistryPlugin): Fault | undefined {
  if (plugin.state === 'running') return undefined;
  if (plugin.state === 'starting') return { phase: 'process', reason: 'starting', passes: true, detail: '' };
  return {
    phase: 'process',
    reason: isKnownReason(plugin.reason) ? plugin.reason : 'unknown',
    passes: !needsDeployment(plugin.reason),
    detail: plugin.reason ?? '',
  };
}

/** What an error while a component was loaded or drawn means. */
export function pageFault(error: Error): Fault {
  if (error instanceof RemoteLoadError) {
    return { phase: 'load', reason: error.kind, passes: error.kind === 'offline', detail: error.message };
  }
  return { phase: 'render', reason: 'render', passes: false, detail: error.message };
}
