import { existsSync, readFileSync } from 'node:fs';

// For `setupFiles` of a plugin's Jest configuration: says who the plugin is, as its build does.
if (existsSync('plugin.json')) {
  const { id, version } = JSON.parse(readFileSync('plugin.json', 'utf8')) as { id: string; version: string };
  process.env.LINLI_PLUGIN_ID = id;
  process.env.LINLI_PLUGIN_VERSION = version;
}
