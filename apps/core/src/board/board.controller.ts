import { boardSchema, setBoardSchema, type Board, type SetBoard } from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { BoardService } from './board.service.ts';

/** The district's board: which figures there are, and who answers for each. */
@Controller('board')
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Get()
  @Allow('core.board.read')
  @Answers(boardSchema)
  get(): Promise<Board> {
    return this.board.get();
  }

  @Put()
  @Allow('core.board.update')
  @Answers(boardSchema)
  set(@Body({ schema: setBoardSchema }) command: SetBoard): Promise<Board> {
    return this.board.set(command);
  }
}
