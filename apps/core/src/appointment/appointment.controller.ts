import {
  appointmentChangeSchema,
  appointmentDetailSchema,
  appointmentQuerySchema,
  appointmentSchema,
  approveAppointmentSchema,
  endAppointmentSchema,
  heldAppointmentQuerySchema,
  heldAppointmentsSchema,
  pageOf,
  proposeAppointmentSchema,
  refuseAppointmentSchema,
} from '@linli/contracts';
import type {
  AppointmentQuery,
  EndAppointment,
  HeldAppointmentQuery,
  ProposeAppointment,
  RefuseAppointment,
} from '@linli/contracts';
import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AppointmentLifeService } from './appointment-life.service.ts';
import { AppointmentService } from './appointment.service.ts';
import { APPOINTMENT_LIST } from '../list-export/body-lists.ts';

type Version = z.infer<typeof approveAppointmentSchema>;

const READ = 'core.appointment.read';
/** Whose pages open for the asker, and what they may do next. */
const PAGES = ['core.organisation.read', 'core.person.read'];
const ACTS = ['core.appointment.propose', 'core.appointment.approve', 'core.appointment.end'];
const besides = (permission: string) => [READ, ...PAGES, ...ACTS.filter((each) => each !== permission)];
const Id = () => Param('id', { schema: z.uuid() });

@Controller('appointments')
export class AppointmentController {
  constructor(
    private readonly appointments: AppointmentService,
    private readonly life: AppointmentLifeService,
  ) {}

  @Get()
  @Allow(READ, ...PAGES)
  @Answers(pageOf(appointmentSchema))
  @ExportsList(APPOINTMENT_LIST)
  find(@Query({ schema: appointmentQuerySchema }) query: AppointmentQuery) {
    return this.appointments.find(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('held')
  @Allow(READ)
  @Answers(heldAppointmentsSchema)
  findHeld(@Query({ schema: heldAppointmentQuerySchema }) query: HeldAppointmentQuery) {
    return this.appointments.findHeld(query);
  }

  @Get(':id')
  @Allow(READ, ...PAGES, ...ACTS)
  @Answers(appointmentDetailSchema)
  getDetail(@Id() id: string) {
    return this.appointments.getDetail(id);
  }

  @Get(':id/history')
  @Allow(READ)
  @Answers(z.object({ items: z.array(appointmentChangeSchema) }))
  async findHistory(@Id() id: string) {
    return { items: await this.appointments.findHistory(id) };
  }

  @Post()
  @Allow('core.appointment.propose', ...besides('core.appointment.propose'))
  @Answers(appointmentDetailSchema, 201)
  propose(@Body({ schema: proposeAppointmentSchema }) command: ProposeAppointment) {
    return this.life.propose(command);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('core.appointment.approve', ...besides('core.appointment.approve'))
  @Answers(appointmentDetailSchema)
  approve(@Id() id: string, @Body({ schema: approveAppointmentSchema }) { version }: Version) {
    return this.life.approve(id, version);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Allow('core.appointment.approve', ...besides('core.appointment.approve'))
  @Answers(appointmentDetailSchema)
  refuse(@Id() id: string, @Body({ schema: refuseAppointmentSchema }) command: RefuseAppointment) {
    return this.life.refuse(id, command);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('core.appointment.propose', ...besides('core.appointment.propose'))
  @Answers(appointmentDetailSchema)
  withdraw(@Id() id: string, @Body({ schema: approveAppointmentSchema }) { version }: Version) {
    return this.life.withdraw(id, version);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('core.appointment.end', ...besides('core.appointment.end'))
  @Answers(appointmentDetailSchema)
  end(@Id() id: string, @Body({ schema: endAppointmentSchema }) command: EndAppointment) {
    return this.life.end(id, command);
  }
}
