import { permissionsOf } from '@linli/contracts';
import type { ActionOf } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  Answers,
  CreateRoute,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import { Body, Controller, Get, Query, applyDecorators } from '@nestjs/common';
import {
  AWARD_PERMISSION,
  STORY_MACHINE as machine,
  agreeStorySchema,
  changeStorySchema,
  plainStorySchema,
  storyAnswers as answers,
  storyQuerySchema,
  storyTextSchema,
  writeStorySchema,
} from '../../contract/index.ts';
import type { AgreeStory, ChangeStory, PlainStory, StoryListQuery, WriteStory } from '../../contract/index.ts';
import { StoryService } from './story.service.ts';

/** The award is read beside its story. */
const WithAward = (acting: string) =>
  Allow(acting, ...permissionsOf(machine).filter((each) => each !== acting), AWARD_PERMISSION.read);
const Step = (action: ActionOf<typeof machine>) =>
  applyDecorators(ActionRoute(machine, action, answers.shown), WithAward(machine.actions[action].permission));

@Controller('stories')
export class StoryController {
  constructor(private readonly service: StoryService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: storyQuerySchema }) query: StoryListQuery) {
    return this.service.findPage(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @Get(':id/text')
  @WithAward(machine.read)
  @Answers(storyTextSchema)
  getText(@RecordId() id: string) {
    return this.service.getText(id);
  }

  @WithAward(machine.create.permission)
  @CreateRoute(answers)
  write(@Body({ schema: writeStorySchema }) command: WriteStory) {
    return this.service.write(command);
  }

  @Step('agree')
  agree(@RecordId() id: string, @Body({ schema: agreeStorySchema }) command: AgreeStory) {
    return this.service.agree(id, command);
  }

  @Step('show')
  show(@RecordId() id: string, @Body({ schema: plainStorySchema }) command: PlainStory) {
    return this.service.show(id, command);
  }

  @Step('change')
  change(@RecordId() id: string, @Body({ schema: changeStorySchema }) command: ChangeStory) {
    return this.service.change(id, command);
  }

  @Step('take-down')
  takeDown(@RecordId() id: string, @Body({ schema: plainStorySchema }) command: PlainStory) {
    return this.service.takeDown(id, command);
  }
}
