import { Names, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { GOOD_DEED_PERMISSION } from '../../contract/index.ts';
import type { ShownDeed } from '../../contract/index.ts';
import { GoodDeedRow } from './good-deed.entity.ts';

/** Newest first; older ones are found in the list. */
const ON_THE_WALL = 60;

/** The good deeds that hang out, for whoever reads them. */
@Injectable()
export class ShownDeeds {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  async find(): Promise<{ items: ShownDeed[] }> {
    const { items } = await this.db.page(GoodDeedRow, {
      read: GOOD_DEED_PERMISSION.read,
      oneOf: { state: ['published'] },
      page: { page: 1, pageSize: ON_THE_WALL },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
    });
    const names = await this.names.of(
      items.map(({ communityId, unitId }) => communityId ?? unitId),
      [],
    );
    return {
      items: items.map(({ id, title, text, publishedAs, personName, doneOn, communityId, unitId }) => ({
        ...{ id, title: title ?? '', text: text ?? '', doneOn },
        name: publishedAs === 'named' ? personName : null,
        place: names.unit(communityId ?? unitId)?.name ?? '',
      })),
    };
  }
}
