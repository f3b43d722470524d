-- What an outside body found about somebody. It stands where their post is.
CREATE TABLE appraisal (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES appraisal_round (id),
  round_title text NOT NULL CHECK (round_title <> ''),
  person_id uuid NOT NULL,
  person_name text NOT NULL CHECK (person_name <> ''),
  account_id uuid,
  appointment_id uuid NOT NULL,
  post text NOT NULL CHECK (post <> ''),
  organisation text NOT NULL CHECK (organisation <> ''),
  points text[] NOT NULL,
  assessor_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  findings jsonb,
  summary text CHECK (char_length(summary) BETWEEN 1 AND 500),
  reply text CHECK (char_length(reply) BETWEEN 1 AND 1000),
  reply_until timestamptz,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'returned', 'filed', 'replied', 'in-force')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  UNIQUE (round_id, appointment_id)
);
SELECT core_pub.scope_table('appraisal', 'training.appraisal.read');
SELECT core_pub.scope_open('appraisal', 'state', ARRAY['in-force'], 'person_name', 'training.appraisal.read',
  '{"zh-CN": "考核", "en": "Appraisal"}');
CREATE INDEX appraisal_account_idx ON appraisal (account_id);
CREATE INDEX appraisal_assessor_idx ON appraisal (assessor_id, created_at DESC);
CREATE INDEX appraisal_district_idx ON appraisal (district_id, created_at DESC, id DESC);
CREATE INDEX appraisal_street_idx ON appraisal (street_id, created_at DESC, id DESC);
CREATE INDEX appraisal_community_idx ON appraisal (community_id, created_at DESC, id DESC);
CREATE INDEX appraisal_street_state_idx ON appraisal (street_id, state, created_at DESC, id DESC);

-- One's own once something was found; and what a round has lent its assessor, in its days in Shanghai and not after.
DO $$
DECLARE
  app text := current_schema() || '_app';
BEGIN
  EXECUTE format('CREATE POLICY training_own ON appraisal FOR SELECT TO %I
    USING (state <> ''open'' AND account_id = (SELECT core_pub.account()))', app);
  EXECUTE format('CREATE POLICY training_assessor ON appraisal FOR SELECT TO %I
    USING (assessor_id = (SELECT core_pub.account())
      AND (now() AT TIME ZONE ''Asia/Shanghai'')::date BETWEEN starts_on AND ends_on)', app);
END $$;

-- What happened to it; only ever added to.
CREATE TABLE appraisal_event (
  id uuid PRIMARY KEY,
  appraisal_id uuid NOT NULL REFERENCES appraisal (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX appraisal_event_idx ON appraisal_event (appraisal_id, id);
SELECT core_pub.scope_child('appraisal_event', 'appraisal', 'appraisal_id');
