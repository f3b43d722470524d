import { Names, PlatformClock, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AWARD_PERMISSION } from '../../contract/index.ts';
import type { WallPerson } from '../../contract/index.ts';
import { AwardRow } from './award.entity.ts';

const MOST = 100;

interface ShownStory {
  id: string;
  award_id: string;
  title: string;
  until: string;
}

/** The wall of model persons, and the names of awards: the two places where a name is answered. */
@Injectable()
export class WallService {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
    private readonly clock: PlatformClock,
  ) {}

  /** Side by side by year and by name, never by anything that would put one above another. */
  async find(): Promise<{ items: WallPerson[] }> {
    const { items } = await this.db.page(AwardRow, {
      read: AWARD_PERMISSION.read,
      oneOf: { onWall: [true] },
      page: { page: 1, pageSize: MOST },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
    });
    const placeOf = ({ communityId, unitId }: AwardRow) => communityId ?? unitId;
    const names = await this.names.of(items.map(placeOf), []);
    const stories = await this.storiesOf(items.map(({ id }) => id));
    const people = items.map((row): WallPerson => ({
      ...{ id: row.id, name: row.personName ?? '', class: row.class, year: row.year, citation: row.citation ?? '' },
      place: names.unit(placeOf(row))?.name ?? '',
      stories: stories
        .filter((story) => story.award_id === row.id)
        .map(({ id, title, until }) => ({ id, title, until })),
    }));
    return { items: people.sort((a, b) => b.year - a.year || a.name.localeCompare(b.name, 'zh-CN')) };
  }

  async nameOf(id: string): Promise<{ name: string | null }> {
    const { personName } = await this.db.get(AwardRow, id, 'honours.award.not-found');
    return { name: personName };
  }

  async namesOf(): Promise<{ items: { id: string; name: string }[] }> {
    const rows = await this.db.manager.query<{ id: string; name: string }[]>(
      'SELECT id, person_name AS name FROM award WHERE person_name IS NOT NULL ORDER BY created_at DESC LIMIT 500',
    );
    return { items: rows };
  }

  /** Those whose day is not over. */
  private storiesOf(awards: readonly string[]): Promise<ShownStory[]> {
    return this.db.manager.query<ShownStory[]>(
      `SELECT id, award_id, title, to_char(expires_on, 'YYYY-MM-DD') AS until FROM story
       WHERE award_id = ANY ($1) AND state = 'shown' AND expires_on >= $2::date ORDER BY created_at`,
      [awards, this.clock.today()],
    );
  }
}
