import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { PluginJobs } from './plugin-jobs.ts';
import { SweepJob } from './sweep-job.ts';

const MINUTE_MS = 60_000;
const SIX_HOURS_MS = 6 * 60 * MINUTE_MS;

const sweep = jest.fn<() => Promise<number>>();
const run = jest.fn((_job: string, _acting: string, work: () => Promise<unknown>) => work());

class Tidy extends SweepJob {
  constructor() {
    super({ run } as unknown as PluginJobs, { job: 'tidy', acting: 'demo.thing.clear', sweep });
  }
}

let job: Tidy;
let warned: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  jest.useFakeTimers();
  sweep.mockReset().mockResolvedValue(0);
  run.mockClear();
  warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
  job = new Tidy();
  job.onApplicationBootstrap();
});
afterEach(() => {
  job.onApplicationShutdown();
  jest.useRealTimers();
  warned.mockRestore();
});

test('begins a minute after the start, acts as the job with its permission, and goes on until nothing is left', async () => {
  sweep.mockResolvedValueOnce(100).mockResolvedValueOnce(7);
  await jest.advanceTimersByTimeAsync(MINUTE_MS - 1);
  expect(run).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(sweep).toHaveBeenCalledTimes(3);
  expect(run).toHaveBeenLastCalledWith('tidy', 'demo.thing.clear', expect.any(Function));
});

test('looks again six hours later', async () => {
  await jest.advanceTimersByTimeAsync(MINUTE_MS + SIX_HOURS_MS);
  expect(sweep).toHaveBeenCalledTimes(2);
});

test('is tried again when it fails, and the log does not say whose it was', async () => {
  sweep.mockRejectedValueOnce(new TypeError('the row of 王阿姨'));
  await jest.advanceTimersByTimeAsync(MINUTE_MS);
  expect(warned.mock.calls).toEqual([['not done: TypeError']]);
  await jest.advanceTimersByTimeAsync(SIX_HOURS_MS);
  expect(sweep).toHaveBeenCalledTimes(2);
});

test('ends with the process', async () => {
  job.onApplicationShutdown();
  await jest.advanceTimersByTimeAsync(MINUTE_MS + SIX_HOURS_MS);
  expect(sweep).not.toHaveBeenCalled();
});
