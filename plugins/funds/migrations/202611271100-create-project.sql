-- A small project: proposed, deliberated, looked at by street and district, shown to the public, approved, carried out,
-- accepted by a panel, published and closed.
CREATE TABLE project (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  type text NOT NULL CHECK (type IN ('service', 'goods', 'works', 'activity')),
  proposer text NOT NULL CHECK (proposer IN ('resident', 'group', 'community', 'party-member', 'organisation')),
  door text CHECK (door IN ('counter', 'phone', 'paper')),
  need text NOT NULL CHECK (char_length(need) BETWEEN 1 AND 1000),
  need_ref text CHECK (char_length(need_ref) BETWEEN 1 AND 60),
  line_id uuid NOT NULL REFERENCES budget_line (id),
  -- [{ name, fen }]
  items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) BETWEEN 1 AND 30),
  -- The sum of its items, in fen.
  budget_fen bigint NOT NULL CHECK (budget_fen BETWEEN 1 AND 9007199254740991),
  -- What was filed and not refused or taken back, and what of it is paid: kept by the trigger of expenses.
  claimed_fen bigint NOT NULL DEFAULT 0 CHECK (claimed_fen >= 0),
  paid_fen bigint NOT NULL DEFAULT 0 CHECK (paid_fen BETWEEN 0 AND claimed_fen),
  supplier text CHECK (char_length(supplier) BETWEEN 1 AND 80),
  quotations text CHECK (char_length(quotations) BETWEEN 1 AND 500),
  planned_from date NOT NULL,
  planned_until date NOT NULL,
  held_on date,
  meeting text CHECK (meeting IN ('residents', 'delegates', 'council', 'joint')),
  attendees integer CHECK (attendees > 0),
  votes_for integer CHECK (votes_for >= 0),
  votes_against integer CHECK (votes_against >= 0),
  notice_id uuid,
  submitted_by uuid,
  reviewed_by uuid,
  started_on date,
  completed_on date,
  completion text CHECK (char_length(completion) BETWEEN 1 AND 1000),
  accepted_on date,
  summary text CHECK (char_length(summary) BETWEEN 1 AND 500),
  reason text CHECK (char_length(reason) BETWEEN 1 AND 300),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'deliberated', 'submitted', 'reviewed', 'recorded', 'notice', 'approved', 'funded',
    'running', 'completed', 'rework', 'accepted', 'published', 'closed', 'rejected', 'terminated', 'settled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CONSTRAINT project_budget CHECK (claimed_fen <= budget_fen),
  -- What ended has nothing open that could still be paid.
  CONSTRAINT project_open_expenses CHECK (state NOT IN ('closed', 'settled', 'rejected') OR claimed_fen = paid_fen),
  CONSTRAINT project_days CHECK (planned_from <= planned_until),
  CHECK (votes_for + votes_against <= attendees),
  CHECK (state IN ('draft', 'rejected') OR held_on IS NOT NULL),
  CHECK (state NOT IN ('accepted', 'published', 'closed') OR accepted_on IS NOT NULL),
  CHECK (state NOT IN ('published', 'closed') OR summary IS NOT NULL)
);
SELECT core_pub.scope_table('project', 'funds.project.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('project', 'state', ARRAY['closed', 'rejected', 'settled'], 'title', 'funds.project.read',
  '{"zh-CN": "项目", "en": "Project"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX project_district_idx ON project (district_id, created_at DESC, id DESC);
CREATE INDEX project_street_idx ON project (street_id, created_at DESC, id DESC);
CREATE INDEX project_community_idx ON project (community_id, created_at DESC, id DESC);
CREATE INDEX project_district_state_idx ON project (district_id, state, created_at DESC, id DESC);
CREATE INDEX project_street_state_idx ON project (street_id, state, created_at DESC, id DESC);
CREATE INDEX project_line_idx ON project (line_id);

-- What happened to it; only ever added to.
CREATE TABLE project_event (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES project (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  opinion text,
  days integer,
  votes_for integer,
  votes_against integer
);
CREATE INDEX project_event_idx ON project_event (project_id, id);
SELECT core_pub.scope_child('project_event', 'project', 'project_id');
