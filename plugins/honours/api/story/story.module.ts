import { Module } from '@nestjs/common';
import { StoryController } from './story.controller.ts';
import { StoryService } from './story.service.ts';

@Module({ controllers: [StoryController], providers: [StoryService] })
export class StoryModule {}
