import { ScopedDb, Texts } from '@linli/sdk-server';
import { writeXlsx } from '@linli/sdk-server/sheet';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { HIRE_LIST_COLUMNS, HIRE_POSTS } from '../../contract/index.ts';

/** The table that a list is filled into: three columns, an example, and the posts to choose from. */
@Injectable()
export class HireTemplate {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  make(): { name: string; stream: Readable } {
    const word = (key: string) => this.texts.find(this.db.context.locale, key) ?? key;
    const posts = HIRE_POSTS.map((id) => word(`hire.post.${id}`));
    const columns = HIRE_LIST_COLUMNS.map((key) => ({
      header: word(`hire-list.column.${key}`),
      width: key === 'organisation' ? 36 : 16,
      required: true,
      ...(key === 'post' ? { choices: posts } : {}),
    }));
    const example = [word('hire-list.example.name'), word('hire-list.example.organisation'), posts[0] ?? ''];
    const name = word('hire-list.template.name');
    return { name: `${name}.xlsx`, stream: writeXlsx([{ name, columns, batches: rowsOf([example]) }]) };
  }
}

// A sheet takes its rows in batches, as they come.
async function* rowsOf(rows: readonly (readonly string[])[]): AsyncGenerator<readonly (readonly string[])[]> {
  yield await Promise.resolve(rows);
}
