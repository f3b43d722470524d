import { expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ALLOW_METADATA, Allow, AllowAnyAccount, PERMISSIONS_EXTENSION } from './allow.decorator.ts';

@Controller('notes')
class NoteController {
  @Get('one')
  @Allow('memo.note.read', 'memo.shelf.read')
  @Allow('memo.note.read')
  one() {
    return {};
  }

  @Get('any')
  @AllowAnyAccount()
  @Allow('memo.note.read')
  any() {
    return {};
  }
}

@Module({ controllers: [NoteController] })
class NoteModule {}

test('of two that stand over each other the outer one counts, for the route and for the gateway alike', async () => {
  const app = await NestFactory.create(NoteModule, new FastifyAdapter(), { logger: false });
  const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  const told = (path: string) => new Map(Object.entries(paths[path]?.get ?? {})).get(PERMISSIONS_EXTENSION);
  await app.close();
  expect(told('/notes/one')).toEqual(['memo.note.read', 'memo.shelf.read']);
  expect(told('/notes/any')).toEqual([]);
  const { one } = NoteController.prototype;
  expect(Reflect.getMetadata(ALLOW_METADATA, one)).toMatchObject({
    permissions: ['memo.note.read', 'memo.shelf.read'],
  });
});
