import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { SheetError } from './sheet.errors.ts';

/** Longest run of bytes without a tag: the parser keeps a text until its end, and one without must not fill the memory. */
const MAX_QUIET = 4 * 1024 * 1024;

export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Reads a part of a workbook tag by tag. A document type is refused: no workbook has one, and entities are how a small
 * file becomes a large one. Yields after each piece, so that others get their turn.
 */
export async function* readXml(stream: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let quiet = 0;
  parser.on('error', (cause) => {
    throw cause instanceof SheetError ? cause : new SheetError('damaged', {}, cause);
  });
  parser.on('doctype', () => {
    throw new SheetError('damaged');
  });
  parser.on('opentag', (tag) => {
    quiet = 0;
    handler.open(local(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    quiet = 0;
    handler.close(local(tag.name));
  });
  const onText = (text: string) => handler.text(text);
  parser.on('text', onText);
  parser.on('cdata', onText);
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      quiet += chunk.length;
      if (quiet > MAX_QUIET) throw new SheetError('damaged');
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged', {}, error);
  } finally {
    stream.destroy();
  }
}

/** Runs {@link readXml} to its end. */
export async function readWholeXml(stream: Readable, handler: XmlHandler): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  for await (const _ of readXml(stream, handler));
}

/** Some programs put a prefix before each name. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);
