CREATE TABLE appraisal_round (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  body text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 80),
  posts text[] NOT NULL CHECK (cardinality(posts) BETWEEN 1 AND 6),
  -- Its own copy of the standard: what is changed for the next round changes nothing here.
  points text[] NOT NULL CHECK (cardinality(points) BETWEEN 1 AND 20),
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  assessor_id uuid,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'appointed', 'underway', 'closed', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('appraisal_round', 'training.appraisal-round.read');
SELECT core_pub.scope_open('appraisal_round', 'state', ARRAY['closed', 'cancelled'], 'title',
  'training.appraisal-round.read', '{"zh-CN": "考核轮次", "en": "Appraisal round"}');
CREATE INDEX appraisal_round_district_idx ON appraisal_round (district_id, created_at DESC, id DESC);
CREATE INDEX appraisal_round_street_idx ON appraisal_round (street_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE appraisal_round_event (
  id uuid PRIMARY KEY,
  appraisal_round_id uuid NOT NULL REFERENCES appraisal_round (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX appraisal_round_event_idx ON appraisal_round_event (appraisal_round_id, id);
SELECT core_pub.scope_child('appraisal_round_event', 'appraisal_round', 'appraisal_round_id');
