import { TestEnvironment } from 'jest-environment-node';

/** A journey that fails says what its pages showed and asked for last (see `said` in browser.ts). */
export default class JourneyEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name !== 'test_fn_failure') return;
    await this.global.linliTellPages?.();
  }
}
