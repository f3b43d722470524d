-- A move places the rows of a table with one statement. Until now each row looked its unit up in the trigger and locked
-- it, which was most of what a move of a street with its issues cost.

-- The trigger that a row's place comes from. It stands aside only while core.rederive_rows writes what it has read from
-- the tree itself, and only for the platform's own role: a plugin that sets linli.moving gains nothing by it.
CREATE FUNCTION core_pub.derive_on(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER linli_derive BEFORE INSERT OR UPDATE OF unit_id, unit_path, province_id, city_id,
    district_id, street_id, community_id, grid_id ON %s FOR EACH ROW
    WHEN (CURRENT_USER <> %L OR current_setting(''linli.moving'', true) IS DISTINCT FROM ''on'')
    EXECUTE FUNCTION core_pub.derive_scope()', target, core_pub.platform_role());
END
$$;

CREATE OR REPLACE FUNCTION core_pub.scope_table(tbl text, read_permission text, own_column text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  target text := format('%I.%I', current_schema(), tbl);
  app text := current_schema() || '_app';
  own text := CASE WHEN own_column IS NULL THEN '' ELSE format(' OR %I = (SELECT core_pub.account())', own_column) END;
BEGIN
  EXECUTE format('ALTER TABLE %s ADD COLUMN unit_path public.ltree NOT NULL, ADD COLUMN province_id integer,
    ADD COLUMN city_id integer, ADD COLUMN district_id integer, ADD COLUMN street_id integer,
    ADD COLUMN community_id integer, ADD COLUMN grid_id integer', target);
  EXECUTE format('CREATE INDEX ON %s (unit_id)', target);
  PERFORM core_pub.derive_on(target::regclass);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY linli_read ON %s FOR SELECT TO %I USING (unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.reach(%L))::public.ltree[])%s)',
    target, app, read_permission, own);
  EXECUTE format('CREATE POLICY linli_insert ON %s FOR INSERT TO %I WITH CHECK (unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[]))', target, app);
  EXECUTE format('CREATE POLICY linli_update ON %s FOR UPDATE TO %I USING (unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[]))', target, app);
  EXECUTE format('CREATE POLICY linli_delete ON %s FOR DELETE TO %I USING (unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[]))', target, app);
  EXECUTE format('CREATE POLICY linli_platform ON %s TO %I USING (true) WITH CHECK (true)', target, core_pub.platform_role());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target, app);
  EXECUTE format('GRANT SELECT, UPDATE, DELETE ON %s TO %I', target, core_pub.platform_role());
END
$$;

-- Gives all rows that stand in these units the place that the tree says, core's own and those of every plugin. Rows that
-- are just being written were waited for when the units were changed (derive_scope holds them), and are seen here.
CREATE FUNCTION core.rederive_rows(units integer[]) RETURNS void LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
DECLARE
  t record;
BEGIN
  PERFORM set_config('linli.moving', 'on', true);
  FOR t IN SELECT target FROM core.scoped_tables() LOOP
    EXECUTE format('UPDATE %s r SET unit_path = u.path, province_id = u.province_id, city_id = u.city_id,
      district_id = u.district_id, street_id = u.street_id, community_id = u.community_id, grid_id = u.grid_id
      FROM core.unit u WHERE u.id = ANY ($1) AND r.unit_id = u.id', t.target) USING units;
  END LOOP;
  PERFORM set_config('linli.moving', 'off', true);
END
$$;

CREATE OR REPLACE FUNCTION core.move_unit(moved integer, new_parent integer) RETURNS integer LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  old core.unit;
  parent core.unit;
  units integer[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('linli:tree'));
  SELECT * INTO STRICT old FROM core.unit WHERE id = moved FOR UPDATE;
  SELECT * INTO STRICT parent FROM core.unit WHERE id = new_parent FOR SHARE;
  IF parent.path <@ old.path THEN
    RAISE EXCEPTION 'unit % cannot move below itself', moved USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_cycle';
  END IF;
  IF parent.level <> 'nation' AND core.level_rank(old.level) <> core.level_rank(parent.level) + 1 THEN
    RAISE EXCEPTION 'a % cannot stand below a %', old.level, parent.level USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_level';
  END IF;
  WITH placed AS (
    UPDATE core.unit u SET
      parent_id = CASE WHEN u.id = moved THEN new_parent ELSE u.parent_id END,
      path = parent.path || subpath(u.path, nlevel(old.path) - 1),
      province_id = CASE WHEN core.level_rank(old.level) > 2 THEN parent.province_id ELSE u.province_id END,
      city_id = CASE WHEN core.level_rank(old.level) > 3 THEN parent.city_id ELSE u.city_id END,
      district_id = CASE WHEN core.level_rank(old.level) > 4 THEN parent.district_id ELSE u.district_id END,
      street_id = CASE WHEN core.level_rank(old.level) > 5 THEN parent.street_id ELSE u.street_id END,
      community_id = CASE WHEN core.level_rank(old.level) > 6 THEN parent.community_id ELSE u.community_id END
    WHERE u.path <@ old.path
    RETURNING u.id
  ) SELECT array_agg(id) INTO units FROM placed;
  PERFORM core.rederive_rows(units);
  RETURN cardinality(units);
END
$$;

-- After the migrations of a plugin: which tables a move places anew.
CREATE OR REPLACE FUNCTION core.finish_plugin_schema(plugin text, scoped text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE core.plugin_schema SET scoped_tables = scoped WHERE plugin_id = plugin
$$;

-- What is installed already gets the same trigger; its comment, which says which rows are open, stays.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT s.target, pg_get_userbyid(c.relowner) AS owner, c.relnamespace::regnamespace AS home
    FROM core.scoped_tables() s JOIN pg_class c ON c.oid = s.target
  LOOP
    EXECUTE format('SET LOCAL ROLE %I', t.owner);
    PERFORM core_pub.derive_on(t.target);
    RESET ROLE;
    EXECUTE format('DROP FUNCTION IF EXISTS %s.linli_rederive(public.ltree)', t.home);
  END LOOP;
END
$$;
DROP FUNCTION core.rederive_core(ltree);
