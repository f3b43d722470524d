import { isPresent } from '../plugins/present.ts';

/** A figure of the board and the plain statement for it: `$1` is the district, `$2` the day. A share is its part and the whole. */
export interface BareFigure {
  indicator: string;
  value: string;
  whole?: string;
}

/** What an owner answers, and where. */
export interface BoardOwner {
  id: string;
  /** Roles in which somebody may read all of its figures. */
  role: string;
  figures: readonly BareFigure[];
}

const count = (rows: string) => `(SELECT count(*) FROM ${rows})`;
const sum = (rows: string) => `(SELECT COALESCE(sum(fen), 0) FROM ${rows})`;
const START = `($2::date::timestamp AT TIME ZONE 'Asia/Shanghai')`;
const END = `(($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`;
/** Thirty days up to and with the day. */
const FROM = `(${START} - interval '29 days')`;

const issues = (where: string) => count(`plugin_grid.issue WHERE district_id = $1 AND ${where}`);
const reported = `reported_at >= ${FROM} AND reported_at < ${END}`;
const due = `due_at >= ${FROM} AND due_at < ${END}`;
const open = `reported_at < ${END} AND (state NOT IN ('closed', 'not-accepted') OR state_since >= ${END})`;
const venues = (where = '') =>
  count(
    `plugin_culture.venue WHERE district_id = $1 AND opened_on <= $2::date AND (closed_on IS NULL OR closed_on > $2::date) ${where}`,
  );

const held = (a: string) =>
  `${a}.state IN ('in-force', 'ended') AND ${a}.valid_from <= $2::date AND (${a}.valid_to IS NULL OR ${a}.valid_to > $2::date)`;
const bodies = `core.organisation o JOIN core.unit u ON u.id = o.unit_id WHERE u.district_id = $1 AND o.state IN ('active', 'merged', 'dissolved')
  AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR o.valid_to > $2::date)`;
/** Secretaries of branches with their certificate, if they have one. */
const licences = `core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.unit u ON u.id = o.unit_id
  LEFT JOIN LATERAL (SELECT valid_to FROM plugin_training.certificate c WHERE c.person_id = a.person_id AND issued_on <= $2::date
    AND (valid_to IS NULL OR valid_to > $2::date) AND state = 'issued' ORDER BY valid_to DESC NULLS FIRST LIMIT 1) AS c ON true
  WHERE u.district_id = $1 AND o.type = 'branch' AND a.post = 'secretary' AND ${held('a')}`;

const OWNERS: readonly BoardOwner[] = [
  {
    id: 'core',
    role: 'core.district-admin',
    figures: [
      { indicator: 'core.grid-branches', value: count(`${bodies} AND o.type = 'branch' AND o.subtype = 'grid'`) },
      {
        indicator: 'core.part-time-members',
        value:
          count(`core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.unit u ON u.id = o.unit_id
          WHERE u.district_id = $1 AND u.level = 'street' AND a.kind = 'part-time' AND o.type = 'party-committee' AND ${held('a')}`),
      },
    ],
  },
  {
    id: 'culture',
    role: 'culture.viewer',
    figures: [
      {
        indicator: 'culture.service-centres',
        value: count(
          `plugin_culture.renovation WHERE district_id = $1 AND venue_kind = 'community-centre' AND accepted_on <= $2::date AND state IN ('accepted', 'open')`,
        ),
      },
      {
        indicator: 'culture.open-off-hours',
        value: venues('AND evening_minutes + weekend_minutes > 0'),
        whole: venues(),
      },
      {
        indicator: 'culture.help-activities',
        value:
          count(`plugin_culture.activity WHERE district_id = $1 AND kind IN ('performance', 'policy-talk', 'free-clinic', 'health', 'family', 'service')
          AND state IN ('recorded', 'closed') AND alliance IS NOT NULL AND held_on <= $2::date`),
      },
    ],
  },
  {
    id: 'funds',
    role: 'funds.auditor',
    figures: [
      {
        indicator: 'funds.governance-fund',
        value:
          sum(`plugin_funds.ledger_line WHERE district_id = $1 AND account_kind = 'available' AND effect IN ('appropriate', 'allocate')
          AND year = extract(year FROM $2::date) AND posted_on <= $2::date`),
      },
      {
        indicator: 'funds.project-spent',
        value: sum(
          `plugin_funds.expense WHERE district_id = $1 AND paid_on <= $2::date AND (reversed_on IS NULL OR reversed_on > $2::date)`,
        ),
      },
      {
        indicator: 'funds.projects-accepted',
        value: count('plugin_funds.project WHERE district_id = $1 AND accepted_on <= $2::date'),
      },
      {
        indicator: 'funds.secretary-subsidy',
        value: sum(
          `plugin_funds.subsidy_entry WHERE district_id = $1 AND released_on <= $2::date AND (returned_on IS NULL OR returned_on > $2::date)`,
        ),
      },
      {
        indicator: 'funds.fund-rules',
        value:
          count(`plugin_funds.rule_document WHERE district_id = $1 AND revises IS NOT NULL AND in_force_from <= $2::date
          AND (in_force_until IS NULL OR in_force_until > $2::date)`),
      },
    ],
  },
  {
    id: 'grid',
    role: 'grid.viewer',
    figures: [
      { indicator: 'grid.issues-open', value: issues(open) },
      {
        indicator: 'grid.issues-closed',
        value: issues(`state = 'closed' AND state_since >= ${FROM} AND state_since < ${END}`),
      },
      {
        indicator: 'grid.issues-closed-share',
        value: issues(`${reported} AND state = 'closed' AND state_since < ${END}`),
        whole: issues(reported),
      },
      { indicator: 'grid.issues-on-time-share', value: issues(`${due} AND resolved_at < due_at`), whole: issues(due) },
    ],
  },
  {
    id: 'honours',
    role: 'honours.viewer',
    figures: [
      {
        indicator: 'honours.good-deeds-published',
        value: count(
          'plugin_honours.good_deed WHERE district_id = $1 AND published_on <= $2::date AND (taken_down_on IS NULL OR taken_down_on > $2::date)',
        ),
      },
    ],
  },
  {
    id: 'training',
    role: 'training.viewer',
    figures: [
      {
        indicator: 'training.posts-licensed',
        value: count(`${licences} AND c.valid_to IS NOT NULL`),
        whole: count(licences),
      },
      { indicator: 'training.licences-expiring', value: count(`${licences} AND c.valid_to <= $2::date + 90`) },
      {
        indicator: 'training.workers-hired',
        value: count(`plugin_training.hire WHERE district_id = $1 AND state = 'done' AND done_on <= $2::date`),
      },
      {
        indicator: 'training.training-classes',
        value: count(
          `plugin_training.training_class WHERE district_id = $1 AND state IN ('finished', 'archived') AND finished_on <= $2::date`,
        ),
      },
      {
        indicator: 'training.people-trained',
        value: count(
          `plugin_training.enrolment WHERE district_id = $1 AND state = 'completed' AND completed_on <= $2::date`,
        ),
      },
    ],
  },
];

/** Whose figures a board shows: core and the plugins that are there. */
export const BOARD_OWNERS: readonly BoardOwner[] = OWNERS.filter(({ id }) => id === 'core' || isPresent(id));

/** One statement for all figures of an owner: a column for each value, and for each whole. */
export function bareStatement({ figures }: BoardOwner): string {
  const columns = figures.flatMap(({ indicator, value, whole }) => [
    `${value}::float8 AS "${indicator}"`,
    ...(whole === undefined ? [] : [`${whole}::float8 AS "${indicator} whole"`]),
  ]);
  return `SELECT ${columns.join(',\n  ')}`;
}

/** Where the owner answers for its figures of a unit on a day. */
export const figuresAddress = ({ id }: BoardOwner, unit: number, day: string): string =>
  `/api/${id === 'core' ? 'core' : `plugins/${id}`}/v1/indicators/figures?unit=${unit}&asOf=${day}`;
