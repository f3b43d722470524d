CREATE TABLE training_class (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES programme (id),
  programme_title text NOT NULL CHECK (programme_title <> ''),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  -- Who is to come: holders of these posts, in these bodies; no body is every body.
  posts text[] NOT NULL CHECK (cardinality(posts) BETWEEN 1 AND 6),
  bodies text[] NOT NULL CHECK (cardinality(bodies) <= 8),
  seats integer NOT NULL CHECK (seats BETWEEN 1 AND 500),
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  place text NOT NULL CHECK (char_length(place) BETWEEN 1 AND 120),
  certificate_type_id uuid REFERENCES certificate_type (id),
  certificate_title text CHECK ((certificate_title IS NULL) = (certificate_type_id IS NULL)),
  timetable text CHECK (char_length(timetable) BETWEEN 1 AND 1000),
  on_holidays boolean NOT NULL,
  finished_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'approved', 'enrolling', 'running', 'finished', 'archived', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state IN ('finished', 'archived')) = (finished_on IS NOT NULL))
);
SELECT core_pub.scope_table('training_class', 'training.training-class.read');
-- Those that have not ended wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('training_class', 'state', ARRAY['archived', 'cancelled'], 'title',
  'training.training-class.read', '{"zh-CN": "培训班", "en": "Training class"}');

-- Lists ask by an ancestor, newest first.
CREATE INDEX training_class_district_idx ON training_class (district_id, created_at DESC, id DESC);
CREATE INDEX training_class_street_idx ON training_class (street_id, created_at DESC, id DESC);
CREATE INDEX training_class_starts_idx ON training_class (starts_on);

-- What happened to it; only ever added to.
CREATE TABLE training_class_event (
  id uuid PRIMARY KEY,
  training_class_id uuid NOT NULL REFERENCES training_class (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX training_class_event_idx ON training_class_event (training_class_id, id);
SELECT core_pub.scope_child('training_class_event', 'training_class', 'training_class_id');

-- A class is held for the units below the one that holds it, and names nobody: whoever may read classes somewhere reads
-- those of the units above, too, once they are more than a draft.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY training_from_above ON training_class FOR SELECT TO %I
    USING (state <> ''draft'' AND unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''training.training-class.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;
