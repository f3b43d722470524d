CREATE TABLE training_class (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('training_class', 'training.training-class.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('training_class', 'state', ARRAY['closed'], 'title', 'training.training-class.read',
  '{"zh-CN": "培训班", "en": "Training class"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX training_class_district_idx ON training_class (district_id, created_at DESC, id DESC);
CREATE INDEX training_class_street_idx ON training_class (street_id, created_at DESC, id DESC);
CREATE INDEX training_class_community_idx ON training_class (community_id, created_at DESC, id DESC);
CREATE INDEX training_class_street_state_idx ON training_class (street_id, state, created_at DESC, id DESC);

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
