import { AttachmentModule } from '@linli/sdk-server';
import type { PluginDefinition } from '@linli/sdk-server';
import type { DynamicModule } from '@nestjs/common';
import { ACTIVITY_PHOTOS } from './activity/activity.photos.ts';
import { LinksModule } from './links/links.module.ts';
import { OrganisationsModule } from './organisations/organisations.module.ts';
import { VenueEventRow, VenueRow } from './venue/venue.entity.ts';
import { VenueModule } from './venue/venue.module.ts';
import { RenovationEventRow, RenovationRow } from './renovation/renovation.entity.ts';
import { RenovationModule } from './renovation/renovation.module.ts';
import { SixMustListEventRow, SixMustListRow } from './six-must-list/six-must-list.entity.ts';
import { SixMustListModule } from './six-must-list/six-must-list.module.ts';
import { SixMustCheckEventRow, SixMustCheckRow } from './six-must-check/six-must-check.entity.ts';
import { SixMustCheckModule } from './six-must-check/six-must-check.module.ts';
import { RoomEventRow, RoomRow } from './room/room.entity.ts';
import { RoomModule } from './room/room.module.ts';
import { BookingEventRow, BookingRow } from './booking/booking.entity.ts';
import { BookingModule } from './booking/booking.module.ts';
import { ProgrammeEventRow, ProgrammeRow } from './programme/programme.entity.ts';
import { ProgrammeModule } from './programme/programme.module.ts';
import { ClubEventRow, ClubRow } from './club/club.entity.ts';
import { ClubModule } from './club/club.module.ts';
import { BrandEventRow, BrandRow } from './brand/brand.entity.ts';
import { BrandModule } from './brand/brand.module.ts';
import { ActivityEventRow, ActivityRow } from './activity/activity.entity.ts';
import { ActivityModule } from './activity/activity.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it, with organisations of their own. */
export const definitionWith = (organisations: DynamicModule): PluginDefinition => ({
  modules: [
    organisations,
    LinksModule,
    AttachmentModule.of([ACTIVITY_PHOTOS]),
    VenueModule,
    RenovationModule,
    SixMustListModule,
    SixMustCheckModule,
    RoomModule,
    BookingModule,
    ProgrammeModule,
    ClubModule,
    BrandModule,
    ActivityModule,
  ],
  entities: [
    VenueRow,
    VenueEventRow,
    RenovationRow,
    RenovationEventRow,
    SixMustListRow,
    SixMustListEventRow,
    SixMustCheckRow,
    SixMustCheckEventRow,
    RoomRow,
    RoomEventRow,
    BookingRow,
    BookingEventRow,
    ProgrammeRow,
    ProgrammeEventRow,
    ClubRow,
    ClubEventRow,
    BrandRow,
    BrandEventRow,
    ActivityRow,
    ActivityEventRow,
  ],
});

export const definition = definitionWith(OrganisationsModule.ofCore());
