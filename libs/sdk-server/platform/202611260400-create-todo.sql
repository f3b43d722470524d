-- What waits for whom. A plugin says it in the transaction of what it does; core shows it. A row is there as long as
-- something waits: what was done stands in the history of the record.

-- The kinds of todo that there are, from the manifests. `permission`: it waits for whoever holds this where the record
-- stands; `read_permission`: what it takes besides to see the record at all. Who that is, is found out when somebody looks.
-- Removing a plugin's kinds removes its todos.
CREATE TABLE core.todo_kind (
  id text PRIMARY KEY,
  plugin_id text NOT NULL,
  title jsonb NOT NULL,
  permission text,
  read_permission text,
  -- A kind that its plugin names no more is not shown.
  retired boolean NOT NULL DEFAULT false
);

-- Before the migrations of a plugin, which may open todos already.
CREATE FUNCTION core.declare_todo_kinds(plugin text, kinds jsonb) RETURNS void LANGUAGE sql
SET search_path = core, public, pg_temp AS $$
  INSERT INTO core.todo_kind AS k (id, plugin_id, title, permission, read_permission)
  SELECT given ->> 'id', plugin, COALESCE(given -> 'title', '{}'), given ->> 'permission', given ->> 'read'
  FROM jsonb_array_elements(kinds) AS given
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, permission = excluded.permission,
    read_permission = excluded.read_permission, retired = false
  WHERE k.plugin_id = excluded.plugin_id AND (k.title, k.permission, k.read_permission, k.retired)
    IS DISTINCT FROM (excluded.title, excluded.permission, excluded.read_permission, false);
  UPDATE core.todo_kind SET retired = true
  WHERE plugin_id = plugin AND NOT retired AND id <> ALL (ARRAY(SELECT given ->> 'id' FROM jsonb_array_elements(kinds) AS given));
$$;

CREATE TABLE core.todo (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  plugin_id text NOT NULL,
  kind text NOT NULL REFERENCES core.todo_kind (id) ON DELETE CASCADE,
  record_type text NOT NULL,
  record_id uuid NOT NULL,
  -- Which of the things that the record waits for; its kind, where there is one of a kind.
  step text NOT NULL CHECK (step <> ''),
  -- What whoever may read the record knows it by; nothing else of it stands here.
  record_title text NOT NULL CHECK (record_title <> ''),
  -- Below the pages of the plugin.
  route text NOT NULL CHECK (route ~ '^[A-Za-z0-9][A-Za-z0-9._~/?=&%-]*$' AND route !~ '//|\.\.' AND length(route) <= 300),
  unit_id integer NOT NULL REFERENCES core.unit (id) ON DELETE CASCADE,
  -- It waits for this account, as long as that holds the permission of the kind; without one for whoever holds it.
  account_id uuid REFERENCES core.account (id),
  -- Who must not do it: whoever resolved something does not verify it.
  barrier_id uuid REFERENCES core.account (id),
  since timestamptz NOT NULL,
  until timestamptz,
  UNIQUE (plugin_id, record_id, record_type, step)
);
SELECT core.place_table('todo');
SELECT core_pub.derive_on('core.todo');

-- Each is read in order, and no further than a page or the bound of a count: by kind and ancestor, or by account.
CREATE INDEX todo_kind_idx ON core.todo (kind, until, since, id) WHERE account_id IS NULL;
CREATE INDEX todo_district_idx ON core.todo (kind, district_id, until, since, id) WHERE account_id IS NULL;
CREATE INDEX todo_street_idx ON core.todo (kind, street_id, until, since, id) WHERE account_id IS NULL;
CREATE INDEX todo_community_idx ON core.todo (kind, community_id, until, since, id) WHERE account_id IS NULL;
CREATE INDEX todo_grid_idx ON core.todo (kind, grid_id, until, since, id) WHERE account_id IS NULL;
CREATE INDEX todo_account_idx ON core.todo (account_id, until, since, id) WHERE account_id IS NOT NULL;

-- The unit itself while it is in force, afterwards the nearest one above it that is. One that there is not stays as it is,
-- for the trigger to refuse.
CREATE FUNCTION core.unit_in_force(unit integer) RETURNS integer LANGUAGE sql STABLE SET search_path = core, public, pg_temp AS $$
  SELECT COALESCE((
    SELECT above.id FROM core.unit u JOIN core.unit above ON above.id = ANY (string_to_array(u.path::text, '.')::integer[])
    WHERE u.id = unit AND above.state = 'active' ORDER BY nlevel(above.path) DESC LIMIT 1), unit)
$$;

-- Who asks, once it is sure that the record is its own.
CREATE FUNCTION core.todo_owner(record_type text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := COALESCE(core.acting() ->> 'plugin', 'core');
BEGIN
  IF (record_type LIKE plugin || '.%') IS NOT TRUE THEN
    RAISE EXCEPTION '% may not say what waits at a %', plugin, record_type USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN plugin;
END
$$;

-- Holds the units of a record's todos as they are, and the one that new ones come to, before any todo is touched: a move of
-- one of them is waited for here, where nothing is held yet that the move waits for.
CREATE FUNCTION core.hold_todo_units(plugin text, type text, record uuid, coming integer) RETURNS void LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
BEGIN
  PERFORM FROM core.unit u WHERE u.id = coming OR u.id IN (
    SELECT t.unit_id FROM core.todo t WHERE t.plugin_id = plugin AND t.record_id = record AND t.record_type = type)
  ORDER BY u.id FOR SHARE;
END
$$;

-- Opens a todo, or brings the one that is open already up to date. Record: { type, id, title, route, unit }; todo: { kind,
-- step?, account?, barrier?, since?, until? }. Without `since` it has waited since it was opened.
CREATE FUNCTION core_pub.todo_open_v1(record jsonb, todo jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.todo_owner(record ->> 'type');
  unit integer := core.unit_in_force((record ->> 'unit')::integer);
  known core.todo_kind;
BEGIN
  SELECT * INTO known FROM core.todo_kind k WHERE k.id = todo ->> 'kind' AND k.plugin_id = plugin AND NOT k.retired;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the manifest of % names no todo %', plugin, todo ->> 'kind' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF known.permission IS NULL AND todo ->> 'account' IS NULL THEN
    RAISE EXCEPTION 'a todo % waits for an account by name', known.id USING ERRCODE = 'not_null_violation';
  END IF;
  PERFORM core.hold_todo_units(plugin, record ->> 'type', (record ->> 'id')::uuid, unit);
  INSERT INTO core.todo AS t (plugin_id, kind, record_type, record_id, step, record_title, route, unit_id, account_id,
    barrier_id, since, until)
  VALUES (plugin, known.id, record ->> 'type', (record ->> 'id')::uuid, COALESCE(todo ->> 'step', known.id),
    left(record ->> 'title', 200), record ->> 'route', unit, (todo ->> 'account')::uuid, (todo ->> 'barrier')::uuid,
    COALESCE((todo ->> 'since')::timestamptz, now()), (todo ->> 'until')::timestamptz)
  ON CONFLICT (plugin_id, record_id, record_type, step) DO UPDATE SET kind = excluded.kind,
    record_title = excluded.record_title, route = excluded.route, unit_id = excluded.unit_id, account_id = excluded.account_id,
    barrier_id = excluded.barrier_id, until = excluded.until,
    since = COALESCE((todo ->> 'since')::timestamptz, t.since)
  WHERE (t.kind, t.record_title, t.route, t.unit_id, t.account_id, t.barrier_id, t.until)
    IS DISTINCT FROM (excluded.kind, excluded.record_title, excluded.route, excluded.unit_id, excluded.account_id,
      excluded.barrier_id, excluded.until) OR t.since <> COALESCE((todo ->> 'since')::timestamptz, t.since);
END
$$;

-- Closes what a record waits for, or one step of it. Answers how many that were: what is closed already is closed.
CREATE FUNCTION core_pub.todo_close_v1(type text, id uuid, step text DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.todo_owner(type);
  closed integer;
BEGIN
  PERFORM core.hold_todo_units(plugin, type, id, NULL);
  DELETE FROM core.todo t WHERE t.plugin_id = plugin AND t.record_id = todo_close_v1.id AND t.record_type = type
    AND (todo_close_v1.step IS NULL OR t.step = todo_close_v1.step);
  GET DIAGNOSTICS closed = ROW_COUNT;
  RETURN closed;
END
$$;

-- A record waits for exactly this from now on: what is not named is closed.
CREATE FUNCTION core_pub.todo_set_v1(record jsonb, waiting jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.todo_owner(record ->> 'type');
  one jsonb;
BEGIN
  PERFORM core.hold_todo_units(plugin, record ->> 'type', (record ->> 'id')::uuid,
    CASE WHEN waiting <> '[]' THEN core.unit_in_force((record ->> 'unit')::integer) END);
  DELETE FROM core.todo t
  WHERE t.plugin_id = plugin AND t.record_id = (record ->> 'id')::uuid AND t.record_type = record ->> 'type'
    AND t.step <> ALL (ARRAY(SELECT COALESCE(w ->> 'step', w ->> 'kind') FROM jsonb_array_elements(waiting) AS w));
  FOR one IN SELECT * FROM jsonb_array_elements(waiting) LOOP
    PERFORM core_pub.todo_open_v1(record, one);
  END LOOP;
END
$$;

-- The record is passed on to another unit, with all that it waits for.
CREATE FUNCTION core_pub.todo_move_v1(type text, id uuid, unit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.todo_owner(type);
  coming integer := core.unit_in_force(unit);
  moved integer;
BEGIN
  PERFORM core.hold_todo_units(plugin, type, id, coming);
  UPDATE core.todo t SET unit_id = coming
  WHERE t.plugin_id = plugin AND t.record_id = todo_move_v1.id AND t.record_type = type AND t.unit_id <> coming;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END
$$;

-- For a repair: forgets every todo of one type of record, which are then opened anew from the owner's own table.
CREATE FUNCTION core_pub.todo_forget_v1(type text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.todo_owner(type);
  forgotten integer;
BEGIN
  DELETE FROM core.todo t WHERE t.plugin_id = plugin AND t.record_type = type;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END
$$;

-- As before, and the todos are placed anew with the rows that they are about.
CREATE OR REPLACE FUNCTION core.rederive_rows(units integer[]) RETURNS void LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
BEGIN
  PERFORM set_config('linli.moving', 'on', true);
  FOR t IN SELECT 'core.todo'::regclass AS target UNION ALL SELECT target FROM core.scoped_tables() LOOP
    EXECUTE format('UPDATE %s r SET unit_path = u.path, province_id = u.province_id, city_id = u.city_id,
      district_id = u.district_id, street_id = u.street_id, community_id = u.community_id, grid_id = u.grid_id
      FROM core.unit u WHERE u.id = ANY ($1) AND r.unit_id = u.id', t.target) USING units;
  END LOOP;
  PERFORM set_config('linli.moving', 'off', true);
END
$$;

-- As before, and the todos go where their unit went.
CREATE OR REPLACE FUNCTION core.follow_unit(old_unit integer, new_unit integer) RETURNS bigint LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
  moved bigint;
  total bigint := 0;
BEGIN
  UPDATE core.todo SET unit_id = new_unit WHERE unit_id = old_unit;
  FOR t IN SELECT * FROM core.scoped_tables() LOOP
    EXECUTE format('UPDATE %s SET unit_id = $2 WHERE unit_id = $1', t.target) USING old_unit, new_unit;
    GET DIAGNOSTICS moved = ROW_COUNT;
    total := total + moved;
  END LOOP;
  UPDATE core.unit_distribution SET at_unit_id = new_unit WHERE at_unit_id = old_unit AND state = 'waiting';
  RETURN total;
END
$$;

-- Rows whose unit became several wait at what these have in common, and are then assigned: their todos go with them.
CREATE FUNCTION core.follow_distribution() RETURNS trigger LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
BEGIN
  UPDATE core.todo t SET unit_id = COALESCE(w.to_unit_id, w.at_unit_id) FROM listed w
  WHERE t.plugin_id = w.plugin_id AND t.record_id = w.row_id AND w.state <> 'gone'
    AND t.unit_id <> COALESCE(w.to_unit_id, w.at_unit_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_distribution AFTER INSERT ON core.unit_distribution REFERENCING NEW TABLE AS listed
  FOR EACH STATEMENT EXECUTE FUNCTION core.follow_distribution();
CREATE TRIGGER follow_distribution_change AFTER UPDATE ON core.unit_distribution REFERENCING NEW TABLE AS listed
  FOR EACH STATEMENT EXECUTE FUNCTION core.follow_distribution();

REVOKE ALL ON FUNCTION core_pub.todo_open_v1(jsonb, jsonb), core_pub.todo_close_v1(text, uuid, text),
  core_pub.todo_set_v1(jsonb, jsonb), core_pub.todo_move_v1(text, uuid, integer), core_pub.todo_forget_v1(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core_pub.todo_open_v1(jsonb, jsonb), core_pub.todo_close_v1(text, uuid, text),
  core_pub.todo_set_v1(jsonb, jsonb), core_pub.todo_move_v1(text, uuid, integer), core_pub.todo_forget_v1(text) TO linli_plugin;
