-- A change of grade of one appointment. Person, post and body are those of the day on which it was proposed; what a grade is
-- paid is not kept. The grade in force on a day is the last one approved until then.
CREATE TABLE grade_change (
  id uuid PRIMARY KEY,
  appointment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  person_name text NOT NULL CHECK (person_name <> ''),
  post text NOT NULL CHECK (post <> ''),
  organisation text NOT NULL CHECK (organisation <> ''),
  before_band text CHECK (before_band IN ('head', 'deputy', 'staff')),
  before_level integer CHECK (before_level BETWEEN 1 AND 18),
  band text NOT NULL CHECK (band IN ('head', 'deputy', 'staff')),
  level integer NOT NULL CHECK (level BETWEEN 1 AND 18),
  since date NOT NULL,
  basis text NOT NULL CHECK (basis IN ('first', 'certificate', 'appraisal', 'seniority', 'post')),
  paper text NOT NULL CHECK (char_length(paper) BETWEEN 1 AND 120),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'withdrawn')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((before_band IS NULL) = (before_level IS NULL))
);
SELECT core_pub.scope_table('grade_change', 'training.grade-change.read');
SELECT core_pub.scope_open('grade_change', 'state', ARRAY['approved', 'refused', 'withdrawn'], 'person_name',
  'training.grade-change.read', '{"zh-CN": "岗级变动", "en": "Grade change"}');

-- One proposal at a time for an appointment.
CREATE UNIQUE INDEX grade_change_open_idx ON grade_change (appointment_id) WHERE state = 'proposed';
CREATE INDEX grade_change_appointment_idx ON grade_change (appointment_id, since DESC) WHERE state = 'approved';
-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX grade_change_district_idx ON grade_change (district_id, created_at DESC, id DESC);
CREATE INDEX grade_change_street_idx ON grade_change (street_id, created_at DESC, id DESC);
CREATE INDEX grade_change_community_idx ON grade_change (community_id, created_at DESC, id DESC);
CREATE INDEX grade_change_street_state_idx ON grade_change (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE grade_change_event (
  id uuid PRIMARY KEY,
  grade_change_id uuid NOT NULL REFERENCES grade_change (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX grade_change_event_idx ON grade_change_event (grade_change_id, id);
SELECT core_pub.scope_child('grade_change_event', 'grade_change', 'grade_change_id');
