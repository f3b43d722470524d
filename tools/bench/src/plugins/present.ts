import { existsSync } from 'node:fs';
import path from 'node:path';

const PLUGINS = path.resolve(import.meta.dirname, '../../../../plugins');

export const pluginFolder = (pluginId: string): string => path.join(PLUGINS, pluginId);

/** A plugin may be deleted with its folder: what would be measured of it is left out, and said to be. */
export const isPresent = (pluginId: string): boolean => existsSync(path.join(pluginFolder(pluginId), 'plugin.json'));
