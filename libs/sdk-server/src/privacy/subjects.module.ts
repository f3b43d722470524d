import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { SubjectCipher } from '../audit/audit-trail.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { Subjects, SubjectsCipher, wrappingKeyOf } from './subjects.ts';

/** The keys of those whom a plugin keeps something about. */
@Global()
@Module({})
export class SubjectsModule {
  static of(key: string): DynamicModule {
    const wrapping = wrappingKeyOf(key);
    return {
      module: SubjectsModule,
      providers: [
        { provide: Subjects, useFactory: (db: ScopedDb) => new Subjects(db, wrapping), inject: [ScopedDb] },
        {
          provide: SubjectCipher,
          useFactory: (subjects: Subjects) => new SubjectsCipher(subjects),
          inject: [Subjects],
        },
      ],
      exports: [Subjects, SubjectCipher],
    };
  }
}
