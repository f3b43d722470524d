-- An issue: something that is to be put right, from its report to its closing.
CREATE SEQUENCE issue_no;

CREATE TABLE issue (
  id uuid PRIMARY KEY,
  no text NOT NULL UNIQUE,
  category text NOT NULL,
  text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
  place text CHECK (char_length(place) BETWEEN 1 AND 200),
  unit_id integer NOT NULL,
  state text NOT NULL DEFAULT 'reported' CHECK (state IN ('reported', 'not-accepted', 'accepted', 'assigned',
    'in-progress', 'resolved', 'rework', 'verified', 'closed')),
  state_since timestamptz NOT NULL DEFAULT now(),
  outcome text CHECK (outcome IN ('fixed', 'partly-fixed', 'no-action-needed', 'not-ours', 'cannot-be-fixed')),
  reason text,
  named_body text,
  reply text,
  reporter_id uuid NOT NULL,
  handler_id uuid,
  resolved_by uuid,
  verified_by uuid,
  reported_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT issue_refusal_says_why CHECK (state <> 'not-accepted' OR (reason IS NOT NULL AND named_body IS NOT NULL)),
  CONSTRAINT issue_work_has_handler CHECK (handler_id IS NOT NULL OR state IN ('reported', 'not-accepted', 'accepted')),
  CONSTRAINT issue_end_has_outcome CHECK (state NOT IN ('resolved', 'verified', 'closed')
    OR (outcome IS NOT NULL AND reply IS NOT NULL AND resolved_by IS NOT NULL)),
  CONSTRAINT issue_verified_by_another CHECK (verified_by IS NULL OR verified_by <> resolved_by)
);

-- The number is given here and not by the process, so that it is right whatever inserts: WG-20261123-000017.
ALTER TABLE issue ALTER COLUMN no SET DEFAULT
  'WG-' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || '-' || to_char(nextval('issue_no'), 'FM999999000000');

SELECT core_pub.scope_table('issue', 'grid.issue.read', 'reporter_id');

-- The scoped repository asks by an ancestor, mostly with a state, newest first. Without the state in the index a filter
-- makes the planner sort a whole street.
CREATE INDEX issue_district_idx ON issue (district_id, reported_at DESC, id DESC);
CREATE INDEX issue_street_idx ON issue (street_id, reported_at DESC, id DESC);
CREATE INDEX issue_community_idx ON issue (community_id, reported_at DESC, id DESC);
CREATE INDEX issue_grid_idx ON issue (grid_id, reported_at DESC, id DESC);
CREATE INDEX issue_district_state_idx ON issue (district_id, state, reported_at DESC, id DESC);
CREATE INDEX issue_street_state_idx ON issue (street_id, state, reported_at DESC, id DESC);
CREATE INDEX issue_community_state_idx ON issue (community_id, state, reported_at DESC, id DESC);
CREATE INDEX issue_reporter_idx ON issue (reporter_id, reported_at DESC, id DESC);
CREATE INDEX issue_handler_idx ON issue (handler_id, state, reported_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE issue_event (
  id uuid PRIMARY KEY,
  issue_id uuid NOT NULL REFERENCES issue (id),
  action text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid NOT NULL,
  handler_id uuid,
  outcome text,
  reason text,
  named_body text,
  reply text
);
CREATE INDEX issue_event_issue_idx ON issue_event (issue_id, id);
SELECT core_pub.scope_child('issue_event', 'issue', 'issue_id');

DO $$ BEGIN
  EXECUTE format('GRANT USAGE ON SEQUENCE issue_no TO %I', current_schema() || '_app');
END $$;
