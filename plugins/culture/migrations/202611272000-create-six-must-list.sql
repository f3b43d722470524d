-- The six must-haves of a venue as the district lays them down, in one version. What is in force is never edited.
CREATE TABLE six_must_list (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) = 6),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  in_force_from date,
  -- The first day on which it is not in force any more.
  in_force_until date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('drafted', 'in-force', 'ended', 'dropped')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state IN ('in-force', 'ended')) = (in_force_from IS NOT NULL)),
  CHECK ((state = 'ended') = (in_force_until IS NOT NULL)),
  CONSTRAINT six_must_list_dates CHECK (in_force_until >= in_force_from)
);
-- One is in force in a district, whoever puts another in force at the same moment.
CREATE UNIQUE INDEX six_must_list_one_in_force ON six_must_list (unit_id) WHERE state = 'in-force';
SELECT core_pub.scope_table('six_must_list', 'culture.six-must-list.read');
SELECT core_pub.scope_open('six_must_list', 'state', ARRAY['ended', 'dropped'], 'title', 'culture.six-must-list.read',
  '{"zh-CN": "六必有清单", "en": "Six-must list"}');
CREATE INDEX six_must_list_district_idx ON six_must_list (district_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE six_must_list_event (
  id uuid PRIMARY KEY,
  six_must_list_id uuid NOT NULL REFERENCES six_must_list (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX six_must_list_event_idx ON six_must_list_event (six_must_list_id, id);
SELECT core_pub.scope_child('six_must_list_event', 'six_must_list', 'six_must_list_id');

-- A list holds below the unit that laid it down: whoever may read lists somewhere reads those of the units above, too.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY culture_from_above ON six_must_list FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''culture.six-must-list.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;
