import { Module } from '@nestjs/common';
import { HobbyClubController } from './hobby-club.controller.ts';
import { HobbyClubService } from './hobby-club.service.ts';

@Module({ controllers: [HobbyClubController], providers: [HobbyClubService] })
export class HobbyClubModule {}
