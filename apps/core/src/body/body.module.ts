import { Global, Module } from '@nestjs/common';
import { AppointmentLog } from './appointment-log.ts';
import { EndedPosts } from './ended-posts.ts';
import { Faults } from './faults.ts';

/** What bodies, people and appointments share. */
@Global()
@Module({ providers: [AppointmentLog, EndedPosts, Faults], exports: [AppointmentLog, EndedPosts, Faults] })
export class BodyModule {}
