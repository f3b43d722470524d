import { Module } from '@nestjs/common';
import { ClubController } from './club.controller.ts';
import { ClubService } from './club.service.ts';

@Module({ controllers: [ClubController], providers: [ClubService] })
export class ClubModule {}
