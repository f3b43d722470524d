import { Module } from '@nestjs/common';
import { DisclosureRepository } from './disclosure.repository.ts';
import { DisclosureService } from './disclosure.service.ts';
import { InventoryService } from './inventory.service.ts';
import { PrivacyController } from './privacy.controller.ts';

/** What is kept about people, and who looked. */
@Module({
  controllers: [PrivacyController],
  providers: [DisclosureService, DisclosureRepository, InventoryService],
})
export class PrivacyModule {}
