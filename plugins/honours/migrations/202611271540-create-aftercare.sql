CREATE TABLE aftercare (
  id uuid PRIMARY KEY,
  award_id uuid NOT NULL REFERENCES award (id),
  what text NOT NULL CHECK (char_length(what) BETWEEN 1 AND 60),
  promised_by text NOT NULL CHECK (char_length(promised_by) BETWEEN 1 AND 60),
  due_on date NOT NULL,
  done_on date,
  result text CHECK (char_length(result) BETWEEN 1 AND 200),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('promised', 'done', 'dropped')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state = 'done') = (done_on IS NOT NULL))
);
SELECT core_pub.scope_table('aftercare', 'honours.aftercare.read');
SELECT core_pub.scope_open('aftercare', 'state', ARRAY['done', 'dropped'], 'what', 'honours.aftercare.read',
  '{"zh-CN": "礼遇帮扶", "en": "Aftercare"}');
CREATE INDEX aftercare_district_idx ON aftercare (district_id, created_at DESC, id DESC);
CREATE INDEX aftercare_street_idx ON aftercare (street_id, created_at DESC, id DESC);
CREATE INDEX aftercare_community_idx ON aftercare (community_id, created_at DESC, id DESC);
CREATE INDEX aftercare_award_idx ON aftercare (award_id);

-- What happened to it; only ever added to.
CREATE TABLE aftercare_event (
  id uuid PRIMARY KEY,
  aftercare_id uuid NOT NULL REFERENCES aftercare (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX aftercare_event_idx ON aftercare_event (aftercare_id, id);
SELECT core_pub.scope_child('aftercare_event', 'aftercare', 'aftercare_id');
