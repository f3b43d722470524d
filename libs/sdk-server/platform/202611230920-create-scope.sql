-- What a plugin's database role leans on: who is asking, how far that reaches, and tables that know their unit.
-- The SDK puts the verified context into the setting linli.ctx of one transaction:
--   { account, name, request, act: <permission acted with>, reach: { <permission>: [unit id, …] } }
DO $$ BEGIN
  CREATE ROLE linli_plugin NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA core_pub TO linli_plugin;

-- After commit a pooled connection's setting is '' and not NULL; both mean that nobody asks.
CREATE FUNCTION core_pub.context() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT NULLIF(current_setting('linli.ctx', true), '')::jsonb
$$;

CREATE FUNCTION core_pub.account() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT (core_pub.context() ->> 'account')::uuid
$$;

-- The paths, as they are now, of the units that a permission is anchored at. NULL where it is not held at all.
CREATE FUNCTION core_pub.reach(permission text) RETURNS ltree[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
  SELECT array_agg(unit.path)
  FROM jsonb_array_elements_text(core_pub.context() -> 'reach' -> permission) AS anchor (id)
  JOIN core.unit ON unit.id = anchor.id::integer
$$;

CREATE FUNCTION core_pub.acting_reach() RETURNS ltree[] LANGUAGE sql STABLE AS $$
  SELECT core_pub.reach(core_pub.context() ->> 'act')
$$;

CREATE VIEW core_pub.unit_v1 AS
  SELECT id, code, name, level, parent_id, path::text AS path FROM core.unit;
CREATE VIEW core_pub.account_v1 AS
  SELECT id, display_name, post FROM core.account;

-- Whether an account holds a permission at a unit now.
CREATE FUNCTION core_pub.may_v1(account uuid, permission text, unit integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM core."grant" g
    JOIN core.role r ON r.id = g.role_id AND may_v1.permission = ANY (r.permissions)
    JOIN core.account a ON a.id = g.account_id AND a.disabled_at IS NULL
    JOIN core.unit anchor ON anchor.id = g.unit_id
    JOIN core.unit target ON target.id = may_v1.unit AND target.path <@ anchor.path
    WHERE g.account_id = may_v1.account AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
  )
$$;

-- Appends to the audit log in the caller's transaction. The plugin is told by its role, not by what it says.
CREATE FUNCTION core_pub.audit_v1(action text, target text, unit integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  context jsonb := core_pub.context();
BEGIN
  INSERT INTO core.audit_entry (account_id, actor, plugin_id, action, target, unit_id, request_id)
  VALUES (
    (context ->> 'account')::uuid,
    COALESCE(context ->> 'name', session_user),
    COALESCE(substring(session_user FROM '^plugin_(.+)_app$'), 'core'),
    action, target, unit, COALESCE(context ->> 'request', '-')
  );
END
$$;

-- Derives a row's path and ancestors from the tree. FOR SHARE makes a move of the unit wait for this row's transaction,
-- and this row wait for a move under way: a row never keeps a place that its unit has left.
CREATE FUNCTION core_pub.derive_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  unit core.unit;
BEGIN
  SELECT * INTO unit FROM core.unit WHERE id = NEW.unit_id FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no unit %', NEW.unit_id USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'unit_exists';
  END IF;
  NEW.unit_path := unit.path;
  NEW.province_id := unit.province_id;
  NEW.city_id := unit.city_id;
  NEW.district_id := unit.district_id;
  NEW.street_id := unit.street_id;
  NEW.community_id := unit.community_id;
  NEW.grid_id := unit.grid_id;
  RETURN NEW;
END
$$;

CREATE FUNCTION core_pub.platform_role() RETURNS name LANGUAGE sql STABLE AS $$
  SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'core_pub'
$$;

-- Called by a migration of a plugin for each table whose rows know their unit (column unit_id integer NOT NULL).
-- Reading follows the anchors of read_permission, and own_column where given; writing those of the permission acted with.
CREATE FUNCTION core_pub.scope_table(tbl text, read_permission text, own_column text DEFAULT NULL) RETURNS void
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
  EXECUTE format('CREATE TRIGGER linli_derive BEFORE INSERT OR UPDATE OF unit_id, unit_path, province_id, city_id,
    district_id, street_id, community_id, grid_id ON %s FOR EACH ROW EXECUTE FUNCTION core_pub.derive_scope()', target);
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

-- A table whose rows belong to a row of a scoped table: who sees the parent sees them, and writes them with the same act.
-- By default rows are only ever added, as a history wants it.
CREATE FUNCTION core_pub.scope_child(tbl text, parent text, parent_column text, rights text DEFAULT 'SELECT, INSERT') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  target text := format('%I.%I', current_schema(), tbl);
  app text := current_schema() || '_app';
  seen text := format('EXISTS (SELECT FROM %I.%I p WHERE p.id = %I.%I)', current_schema(), parent, tbl, parent_column);
  acted text := format('EXISTS (SELECT FROM %I.%I p WHERE p.id = %I.%I AND p.unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[]))',
    current_schema(), parent, tbl, parent_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY linli_read ON %s FOR SELECT TO %I USING (%s)', target, app, seen);
  EXECUTE format('CREATE POLICY linli_insert ON %s FOR INSERT TO %I WITH CHECK (%s)', target, app, acted);
  EXECUTE format('CREATE POLICY linli_update ON %s FOR UPDATE TO %I USING (%s)', target, app, acted);
  EXECUTE format('CREATE POLICY linli_delete ON %s FOR DELETE TO %I USING (%s)', target, app, acted);
  EXECUTE format('CREATE POLICY linli_platform ON %s TO %I USING (true) WITH CHECK (true)', target, core_pub.platform_role());
  EXECUTE format('GRANT %s ON %s TO %I', rights, target, app);
  EXECUTE format('GRANT SELECT, DELETE ON %s TO %I', target, core_pub.platform_role());
END
$$;

-- A table whose rows are one account's own, such as idempotency keys.
CREATE FUNCTION core_pub.own_table(tbl text, account_column text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  target text := format('%I.%I', current_schema(), tbl);
  app text := current_schema() || '_app';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY linli_own ON %s TO %I USING (%I = (SELECT core_pub.account())) WITH CHECK (%I = (SELECT core_pub.account()))',
    target, app, account_column, account_column);
  EXECUTE format('CREATE POLICY linli_platform ON %s TO %I USING (true) WITH CHECK (true)', target, core_pub.platform_role());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target, app);
  EXECUTE format('GRANT SELECT, DELETE ON %s TO %I', target, core_pub.platform_role());
END
$$;

GRANT SELECT ON core_pub.unit_v1, core_pub.account_v1 TO linli_plugin;
