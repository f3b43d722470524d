/** `?safe=1` starts without plugins, `?safe=<id>` without one (plugin contract, section 4). */
export type SafeMode = { off: 'none' } | { off: 'all' } | { off: 'one'; pluginId: string };

export function readSafeMode(search: string): SafeMode {
  const value = new URLSearchParams(search).get('safe');
  if (!value) return { off: 'none' };
  return value === '1' ? { off: 'all' } : { off: 'one', pluginId: value };
}

export function isOff(mode: SafeMode, pluginId: string): boolean {
  return mode.off === 'all' || (mode.off === 'one' && mode.pluginId === pluginId);
}
