import { existsSync, readFileSync } from 'node:fs';
import { configure } from '@testing-library/react';

// A test waits for what comes, not for a second: a busy machine is no failure.
configure({ asyncUtilTimeout: 15_000 });

// For `setupFiles` of a plugin's Jest configuration: says who the plugin is, as its build does.
if (existsSync('plugin.json')) {
  const { id, version } = JSON.parse(readFileSync('plugin.json', 'utf8')) as { id: string; version: string };
  process.env.LINLI_PLUGIN_ID = id;
  process.env.LINLI_PLUGIN_VERSION = version;
}
