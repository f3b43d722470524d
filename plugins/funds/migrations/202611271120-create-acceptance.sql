-- A panel with residents looks at what was done for a project.
CREATE TABLE acceptance (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES project (id),
  project_title text NOT NULL CHECK (char_length(project_title) BETWEEN 1 AND 60),
  -- Whoever wrote the project does not let it pass.
  project_by uuid NOT NULL,
  -- What is to be looked at: the items of the budget, by name.
  items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array'),
  held_on date NOT NULL,
  place text NOT NULL CHECK (char_length(place) BETWEEN 1 AND 80),
  -- How many sit on it, as what; never who.
  residents integer NOT NULL CHECK (residents >= 1),
  community integer NOT NULL CHECK (community >= 0),
  street integer NOT NULL CHECK (street >= 0),
  specialists integer NOT NULL CHECK (specialists >= 0),
  -- [{ item, passed, remark }]
  findings jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(findings) = 'array'),
  todo text CHECK (char_length(todo) BETWEEN 1 AND 300),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('convened', 'passed', 'rework', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (residents + community + street + specialists >= 3),
  CHECK (state NOT IN ('passed', 'rework') OR jsonb_array_length(findings) > 0),
  CHECK ((state = 'rework') = (todo IS NOT NULL))
);
SELECT core_pub.scope_table('acceptance', 'funds.acceptance.read');
SELECT core_pub.scope_open('acceptance', 'state', ARRAY['passed', 'rework', 'cancelled'], 'project_title', 'funds.acceptance.read',
  '{"zh-CN": "验收", "en": "Acceptance"}');
-- One panel at a time.
CREATE UNIQUE INDEX acceptance_open_key ON acceptance (project_id) WHERE state = 'convened';

CREATE INDEX acceptance_district_idx ON acceptance (district_id, created_at DESC, id DESC);
CREATE INDEX acceptance_street_idx ON acceptance (street_id, created_at DESC, id DESC);
CREATE INDEX acceptance_community_idx ON acceptance (community_id, created_at DESC, id DESC);
CREATE INDEX acceptance_project_idx ON acceptance (project_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE acceptance_event (
  id uuid PRIMARY KEY,
  acceptance_id uuid NOT NULL REFERENCES acceptance (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  todo text
);
CREATE INDEX acceptance_event_idx ON acceptance_event (acceptance_id, id);
SELECT core_pub.scope_child('acceptance_event', 'acceptance', 'acceptance_id');
