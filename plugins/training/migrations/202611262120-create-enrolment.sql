-- Somebody's place in a class. It stands where the post is that they hold; name, post and body are those of the day on which
-- they were nominated.
CREATE TABLE enrolment (
  id uuid PRIMARY KEY,
  class_id uuid NOT NULL REFERENCES training_class (id),
  class_title text NOT NULL CHECK (class_title <> ''),
  person_id uuid NOT NULL,
  person_name text NOT NULL CHECK (person_name <> ''),
  -- Whose it is to say yes or no; null for somebody without an account.
  account_id uuid,
  appointment_id uuid NOT NULL,
  post text NOT NULL CHECK (post <> ''),
  organisation text NOT NULL CHECK (organisation <> ''),
  result text CHECK (result IN ('passed', 'failed', 'unfinished')),
  note text CHECK (char_length(note) BETWEEN 1 AND 120),
  completed_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('nominated', 'confirmed', 'declined', 'completed', 'absent', 'withdrawn')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state = 'completed') = (result IS NOT NULL)),
  CHECK ((state IN ('completed', 'absent')) = (completed_on IS NOT NULL))
);
SELECT core_pub.scope_table('enrolment', 'training.enrolment.read');
SELECT core_pub.scope_open('enrolment', 'state', ARRAY['declined', 'completed', 'absent', 'withdrawn'], 'person_name',
  'training.enrolment.read', '{"zh-CN": "培训报名", "en": "Enrolment"}');

-- Once in a class, however often they said no before.
CREATE UNIQUE INDEX enrolment_once_idx ON enrolment (class_id, person_id) WHERE state NOT IN ('declined', 'withdrawn');
CREATE INDEX enrolment_account_idx ON enrolment (account_id, created_at DESC);
-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX enrolment_district_idx ON enrolment (district_id, created_at DESC, id DESC);
CREATE INDEX enrolment_street_idx ON enrolment (street_id, created_at DESC, id DESC);
CREATE INDEX enrolment_community_idx ON enrolment (community_id, created_at DESC, id DESC);
CREATE INDEX enrolment_street_state_idx ON enrolment (street_id, state, created_at DESC, id DESC);

-- One's own, whatever else one may see.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY training_own ON enrolment FOR SELECT TO %I
    USING (account_id = (SELECT core_pub.account()))', current_schema() || '_app');
END $$;

-- What happened to it; only ever added to.
CREATE TABLE enrolment_event (
  id uuid PRIMARY KEY,
  enrolment_id uuid NOT NULL REFERENCES enrolment (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  door text CHECK (door IN ('counter', 'phone', 'paper')),
  result text CHECK (result IN ('passed', 'failed', 'unfinished'))
);
CREATE INDEX enrolment_event_idx ON enrolment_event (enrolment_id, id);
SELECT core_pub.scope_child('enrolment_event', 'enrolment', 'enrolment_id');

-- In which order seats were asked for: the first have one, the others wait, and move up when somebody gives theirs back.
-- It names nobody, so every unit that takes part counts the same seats.
CREATE TABLE class_seat (
  enrolment_id uuid PRIMARY KEY,
  class_id uuid NOT NULL REFERENCES training_class (id),
  place bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX class_seat_class_idx ON class_seat (class_id, place);
DO $$
DECLARE
  app text := current_schema() || '_app';
BEGIN
  ALTER TABLE class_seat ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY linli_read ON class_seat FOR SELECT TO %I
    USING (EXISTS (SELECT FROM training_class AS class WHERE class.id = class_id))', app);
  EXECUTE format('CREATE POLICY linli_insert ON class_seat FOR INSERT TO %I
    WITH CHECK (EXISTS (SELECT FROM enrolment AS one WHERE one.id = enrolment_id AND one.class_id = class_seat.class_id))', app);
  EXECUTE format('CREATE POLICY linli_delete ON class_seat FOR DELETE TO %I
    USING (EXISTS (SELECT FROM enrolment AS one WHERE one.id = enrolment_id))', app);
  EXECUTE format('CREATE POLICY linli_platform ON class_seat TO %I USING (true) WITH CHECK (true)', core_pub.platform_role());
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON class_seat TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON class_seat TO %I', core_pub.platform_role());
END $$;
