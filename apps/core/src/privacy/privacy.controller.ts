import {
  deniedRuleSchema,
  disclosureQuerySchema,
  disclosureSchema,
  foundTextSchema,
  inventorySchema,
  pageOf,
  scanTextSchema,
} from '@linli/contracts';
import type { DisclosureQuery, ScanText } from '@linli/contracts';
import { Allow, AllowAnyAccount, Answers, ExportsList, NoTransaction } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DisclosureService } from './disclosure.service.ts';
import { InventoryService } from './inventory.service.ts';
import { DISCLOSURE_LIST, INVENTORY_LIST } from '../list-export/access-lists.ts';

/** What the installation keeps about people, what it must not keep, and who looked. */
@Controller()
export class PrivacyController {
  constructor(
    private readonly disclosures: DisclosureService,
    private readonly inventory: InventoryService,
  ) {}

  @Get('me/disclosures')
  @AllowAnyAccount()
  @Answers(pageOf(disclosureSchema))
  @ExportsList(DISCLOSURE_LIST)
  findMine(@Query({ schema: disclosureQuerySchema }) query: DisclosureQuery) {
    return this.disclosures.mine(query);
  }

  @Get('privacy/disclosures')
  @Allow('core.disclosure.read')
  @Answers(pageOf(disclosureSchema))
  @ExportsList(DISCLOSURE_LIST)
  findAll(@Query({ schema: disclosureQuerySchema }) query: DisclosureQuery) {
    return this.disclosures.all(query);
  }

  @Get('privacy/inventory')
  @Allow('core.privacy.read')
  @Answers(inventorySchema)
  @ExportsList(INVENTORY_LIST)
  findInventory() {
    return this.inventory.find();
  }

  @Get('privacy/denied-rules')
  @AllowAnyAccount()
  @Answers(z.object({ items: z.array(deniedRuleSchema) }))
  findDeniedRules() {
    return { items: this.inventory.deniedRules() };
  }

  /** For whoever writes: the text is looked at and forgotten. Without a transaction nothing of it can be kept. */
  @Post('privacy/scan-text')
  @NoTransaction()
  @HttpCode(200)
  @AllowAnyAccount()
  @Answers(z.object({ items: z.array(foundTextSchema) }))
  scan(@Body({ schema: scanTextSchema }) { text }: ScanText) {
    return { items: this.inventory.scan(text) };
  }
}
