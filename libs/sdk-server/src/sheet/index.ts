export * from './byte-source.ts';
export * from './cell-text.ts';
export * from './read-sheet.ts';
export * from './sheet.errors.ts';
export * from './sheet.types.ts';
export * from './write-csv.ts';
export * from './write-xlsx.ts';
