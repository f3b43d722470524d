import type { IncomingMessage } from 'node:http';
import type { ContextClaims } from '@linli/contracts';

/** A call that a plugin makes of core's API, in the name that the claims say. */
export interface PluginCall {
  pluginId: string;
  claims: ContextClaims;
}

/**
 * Which requests came through the plugins' door. By the request itself and not by a header: nothing that is sent through
 * another door can be among them.
 */
export class PluginCalls {
  private readonly calls = new WeakMap<IncomingMessage, PluginCall>();

  note(request: IncomingMessage, call: PluginCall): void {
    this.calls.set(request, call);
  }

  find(request: IncomingMessage): PluginCall | undefined {
    return this.calls.get(request);
  }
}
