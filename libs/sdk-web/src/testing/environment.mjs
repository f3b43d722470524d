import { TestEnvironment } from 'jest-environment-jsdom';

/** Parts of the web platform that Node has and jsdom lacks; pages and their router expect them. */
const NODE_PARTS = [
  'TextEncoder',
  'TextDecoder',
  'Request',
  'Response',
  'Headers',
  'ReadableStream',
  'TransformStream',
  'WritableStream',
  'structuredClone',
];

/** Node's own channels keep the process alive; this one only puts a message off. */
class MessageChannel {
  port1 = { onmessage: null, close() {} };
  port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0), close() {} };
}

/** jsdom with what every browser of today has; `testEnvironment` of every package with pages. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of NODE_PARTS) {
      this.global[name] ??= globalThis[name];
    }
    this.global.MessageChannel ??= MessageChannel;
  }
}
