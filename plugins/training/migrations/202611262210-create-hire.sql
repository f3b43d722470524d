-- Somebody on the list of a batch, and the place where hiring them is carried out step by step: each row is one piece of work
-- for core, done once. It stands where the body is that they go to.
CREATE TABLE hire (
  id uuid PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES recruitment_batch (id),
  -- Of the day on which the list was entered: whoever sees the hire need not see the batch.
  batch_title text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  organisation_id uuid NOT NULL,
  organisation_name text NOT NULL,
  post text NOT NULL,
  starts_on date,
  -- Whoever core knows them as, and whether that record was made for this hire.
  person_id uuid,
  person_made boolean NOT NULL DEFAULT false,
  -- Core asked whether they are somebody it knows, and they are not.
  is_other boolean NOT NULL DEFAULT false,
  appointment_id uuid,
  -- Why core did not take it, and whom they may be: until it is carried out.
  problem jsonb,
  matches jsonb,
  -- Somebody is carrying it out until then; whoever comes meanwhile does not do it a second time.
  carried_until timestamptz,
  done_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('listed', 'pending', 'refused', 'done', 'removed', 'dropped')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state = 'done') = (done_on IS NOT NULL)),
  CHECK (state <> 'done' OR (person_id IS NOT NULL AND appointment_id IS NOT NULL)),
  CHECK (state NOT IN ('pending', 'refused', 'done') OR starts_on IS NOT NULL)
);
-- One appointment of core is one hire.
CREATE UNIQUE INDEX hire_appointment_idx ON hire (appointment_id);
SELECT core_pub.scope_table('hire', 'training.hire.read');
SELECT core_pub.scope_open('hire', 'state', ARRAY['done', 'removed', 'dropped'], 'organisation_name', 'training.hire.read',
  '{"zh-CN": "录用", "en": "Hire"}');

-- Lists ask by an ancestor, with or without a state, newest first; a batch asks for its own.
CREATE INDEX hire_district_idx ON hire (district_id, created_at DESC, id DESC);
CREATE INDEX hire_street_idx ON hire (street_id, created_at DESC, id DESC);
CREATE INDEX hire_community_idx ON hire (community_id, created_at DESC, id DESC);
CREATE INDEX hire_batch_idx ON hire (batch_id, state);

-- What happened to it; only ever added to.
CREATE TABLE hire_event (
  id uuid PRIMARY KEY,
  -- A list that was never shown goes without a trace of its names.
  hire_id uuid NOT NULL REFERENCES hire (id) ON DELETE CASCADE,
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  -- What core said, in its words.
  said text
);
CREATE INDEX hire_event_idx ON hire_event (hire_id, id);
SELECT core_pub.scope_child('hire_event', 'hire', 'hire_id');
