-- Changes of the tree that wait for their day, and rows that wait for somebody to say where they belong.
CREATE TABLE core.unit_plan (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('move', 'rename', 'activate', 'merge', 'split', 'abolish')),
  -- In force from 00:00 Asia/Shanghai of this day.
  effective_on date NOT NULL,
  -- The unit whose page the plan was made on.
  unit_id integer NOT NULL,
  -- Units that the change touches itself, those of them that end with it, and those that must still be there for it.
  changed integer[] NOT NULL,
  ended integer[] NOT NULL DEFAULT '{}',
  needed integer[] NOT NULL DEFAULT '{}',
  payload jsonb NOT NULL,
  reason text NOT NULL,
  basis text,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'applied', 'cancelled', 'failed')),
  -- Why it could not be applied: a problem's code and params.
  failure jsonb,
  account_id uuid NOT NULL,
  by_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  decided_by text,
  CHECK ((state = 'failed') = (failure IS NOT NULL))
);
CREATE INDEX unit_plan_due_idx ON core.unit_plan (effective_on) WHERE state = 'planned';
CREATE INDEX unit_plan_unit_idx ON core.unit_plan USING gin ((changed || needed));

-- Rows that stood in a unit which became several: they stand at what the several have in common until they are assigned.
CREATE TABLE core.unit_distribution (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  plan_id uuid NOT NULL REFERENCES core.unit_plan (id),
  -- 'core' for organisations and persons.
  plugin_id text NOT NULL,
  table_name text NOT NULL,
  row_id uuid NOT NULL,
  title text,
  -- Who holds it where the row waits may read the title.
  read_permission text,
  from_unit_id integer NOT NULL REFERENCES core.unit (id),
  at_unit_id integer NOT NULL REFERENCES core.unit (id),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'assigned', 'gone')),
  to_unit_id integer REFERENCES core.unit (id),
  account_id uuid,
  by_name text,
  assigned_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'assigned') = (to_unit_id IS NOT NULL))
);
CREATE INDEX unit_distribution_waiting_idx ON core.unit_distribution (at_unit_id, state, plugin_id, table_name, id);
CREATE INDEX unit_distribution_from_idx ON core.unit_distribution (from_unit_id, state);
CREATE UNIQUE INDEX unit_distribution_row_key ON core.unit_distribution (plugin_id, table_name, row_id) WHERE state = 'waiting';

ALTER TABLE core.unit_change
  DROP CONSTRAINT unit_change_kind_check,
  ADD CONSTRAINT unit_change_kind_check CHECK (kind IN ('created', 'renamed', 'moved', 'recoded', 'removed', 'described',
    'aliased', 'activated', 'merged', 'took-over', 'split', 'arose', 'abolished', 'planned', 'cancelled', 'failed', 'distributed'));

-- Somebody planned, cancelled or decided: every instance of core looks for its next due plan.
CREATE FUNCTION core.tell_unit_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('linli_plan', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_unit_plan AFTER INSERT OR UPDATE OR DELETE ON core.unit_plan
  FOR EACH STATEMENT EXECUTE FUNCTION core.tell_unit_plan();

-- One unit may have one code in several systems, and many codes of one: many city-management grids lie in one community grid.
ALTER TABLE core.unit_alias DROP CONSTRAINT unit_alias_pkey, ADD PRIMARY KEY (unit_id, system, code);
CREATE INDEX unit_alias_code_idx ON core.unit_alias (code text_pattern_ops);
CREATE UNIQUE INDEX unit_alias_foreign_key ON core.unit_alias (system, code) WHERE reason = 'foreign';
