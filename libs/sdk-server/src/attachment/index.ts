export * from './attachment.errors.ts';
export * from './attachment.module.ts';
export * from './attachment-use.ts';
export { Attachments } from './attachments.ts';
export * from './store/disk-file-store.ts';
export * from './store/file-store.ts';
export { IncomingFiles } from './store/incoming-files.ts';
export * from './sweep.ts';
export { CarriesFile, RawBodies } from './upload-body.ts';
