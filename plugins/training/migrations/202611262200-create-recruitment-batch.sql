-- A recruitment of workers: planned, announced, its list shown to the public, then hired.
CREATE TABLE recruitment_batch (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  places integer NOT NULL CHECK (places BETWEEN 1 AND 5000),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  announced_on date,
  place text CHECK (char_length(place) BETWEEN 1 AND 120),
  -- How many are on its list; kept here so that a list of batches need not count.
  listed integer NOT NULL DEFAULT 0 CHECK (listed >= 0),
  -- The notice that core runs, if one was opened.
  notice_id uuid,
  -- A notice on paper, from its first to its last day.
  paper_from date,
  paper_until date,
  paper_place text CHECK (char_length(paper_place) BETWEEN 1 AND 120),
  starts_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'announced', 'published', 'hired', 'closed', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((paper_from IS NULL) = (paper_until IS NULL) AND (paper_from IS NULL) = (paper_place IS NULL) AND paper_from <= paper_until),
  CHECK (state IN ('planned', 'cancelled') OR announced_on IS NOT NULL),
  CHECK (state NOT IN ('hired', 'closed') OR starts_on IS NOT NULL)
);
SELECT core_pub.scope_table('recruitment_batch', 'training.recruitment-batch.read');
SELECT core_pub.scope_open('recruitment_batch', 'state', ARRAY['closed', 'cancelled'], 'title', 'training.recruitment-batch.read',
  '{"zh-CN": "招聘批次", "en": "Recruitment"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX recruitment_batch_district_idx ON recruitment_batch (district_id, created_at DESC, id DESC);
CREATE INDEX recruitment_batch_street_idx ON recruitment_batch (street_id, created_at DESC, id DESC);
CREATE INDEX recruitment_batch_community_idx ON recruitment_batch (community_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE recruitment_batch_event (
  id uuid PRIMARY KEY,
  recruitment_batch_id uuid NOT NULL REFERENCES recruitment_batch (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  place text,
  listed integer,
  days integer
);
CREATE INDEX recruitment_batch_event_idx ON recruitment_batch_event (recruitment_batch_id, id);
SELECT core_pub.scope_child('recruitment_batch_event', 'recruitment_batch', 'recruitment_batch_id');
