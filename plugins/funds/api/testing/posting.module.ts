import { Allow } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { BudgetLines } from '../ledger/budget-lines.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { Ledger } from '../ledger/ledger.service.ts';

const schema = z.object({
  line: z.uuid().optional(),
  to: z.uuid().optional(),
  entry: z.uuid().optional(),
  fen: z.number().optional(),
  lines: z.array(z.object({ accountId: z.uuid(), fen: z.number() })).optional(),
  id: z.uuid(),
  leg: z.int().optional(),
});
type Posting = z.infer<typeof schema>;

/** Lets a test post over HTTP, as the nouns do that spend. */
@Controller('posting')
class PostingController {
  constructor(
    private readonly ledger: Ledger,
    private readonly lines: BudgetLines,
  ) {}

  @Get('balance/:id')
  @Allow('funds.fund.approve')
  balance(@Param('id') id: string) {
    return this.ledger.balanceOf(id);
  }

  @Get('accounts/:id')
  @Allow('funds.fund.approve')
  accounts(@Param('id') id: string) {
    return this.lines.accounts(id);
  }

  @Post(':kind')
  @HttpCode(200)
  @Allow('funds.fund.approve')
  async post(@Param('kind') kind: string, @Body({ schema }) command: Posting) {
    const { line = '', to = '', entry = '', fen = 0, lines = [], id, leg } = command;
    const reference = { type: 'test', id, ...(leg === undefined ? {} : { leg }) };
    if (kind === 'commit' || kind === 'release' || kind === 'spend')
      return { id: await this.ledger[kind](line, fen, reference) };
    if (kind === 'allocate') return { id: await this.ledger.allocate({ from: line, to, fen }, reference, '分配') };
    if (kind === 'counter') return { id: await this.ledger.counter(entry, '记错了', reference) };
    return { id: await this.ledger.post({ kind: 'commit', reference, memo: '任意', lines }) };
  }
}

@Module({ imports: [LedgerModule], controllers: [PostingController] })
export class PostingModule {}
