export * from './plugin-rsbuild-config.ts';
export * from './shared.ts';
