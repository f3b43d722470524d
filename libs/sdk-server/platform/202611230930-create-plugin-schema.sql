-- A plugin's schema: owned by its migration role, used by its app role, which owns nothing and has no DDL.
CREATE TABLE core.plugin_schema (
  plugin_id text PRIMARY KEY,
  schema_name text NOT NULL UNIQUE,
  scoped_tables text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE core.idempotency_key (
  account_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  body json,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, key)
);

CREATE FUNCTION core.plugin_schema_name(plugin text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'plugin_' || replace(plugin, '-', '_')
$$;

-- Makes schema and roles of a plugin, or brings them up to date. Repeatable.
CREATE FUNCTION core.prepare_plugin_schema(plugin text, password text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := core.plugin_schema_name(plugin);
  mig text := name || '_mig';
  app text := name || '_app';
BEGIN
  -- Roles belong to the whole server: two databases on it may prepare the same plugin at once.
  PERFORM pg_advisory_xact_lock(hashtext('linli:roles'));
  BEGIN
    EXECUTE format('CREATE ROLE %I NOLOGIN', mig);
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  BEGIN
    EXECUTE format('CREATE ROLE %I LOGIN', app);
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', app, password);
  EXECUTE format('GRANT %I TO CURRENT_USER', mig);
  EXECUTE format('GRANT linli_plugin TO %I, %I', mig, app);
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', name, mig);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', name, app);
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), app);
  -- The role may change its own settings; what it left behind does not outlive a start.
  EXECUTE format('ALTER ROLE %I RESET ALL', app);
  EXECUTE format('ALTER ROLE %I IN DATABASE %I RESET ALL', app, current_database());
  EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = %I, core_pub, public', app, current_database(), name);
  EXECUTE format('ALTER ROLE %I IN DATABASE %I SET idle_in_transaction_session_timeout = ''30s''', app, current_database());

  EXECUTE format('SET LOCAL ROLE %I', mig);
  EXECUTE format('SET LOCAL search_path = %I, core_pub, public', name);
  IF to_regclass(format('%I.idempotency_key', name)) IS NULL THEN
    EXECUTE format('CREATE TABLE %I.idempotency_key (account_id uuid NOT NULL, key text NOT NULL, request_hash text NOT NULL,
      status integer, body json, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (account_id, key))', name);
    PERFORM core_pub.own_table('idempotency_key', 'account_id');
  END IF;
  RESET ROLE;
  RESET search_path;
  INSERT INTO core.plugin_schema (plugin_id, schema_name) VALUES (plugin, name) ON CONFLICT DO NOTHING;
END
$$;

-- After the migrations: what a move must re-derive, and the function that does it.
CREATE FUNCTION core.finish_plugin_schema(plugin text, scoped text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := core.plugin_schema_name(plugin);
  body text := '';
  tbl text;
BEGIN
  FOREACH tbl IN ARRAY scoped LOOP
    body := body || format('UPDATE %I.%I SET unit_id = unit_id WHERE unit_id IN (SELECT id FROM core.unit WHERE path OPERATOR(public.<@) moved); ', name, tbl);
  END LOOP;
  EXECUTE format('CREATE OR REPLACE FUNCTION %I.linli_rederive(moved public.ltree) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = core, public, pg_temp AS %L', name, COALESCE(NULLIF(body, ''), 'SELECT'));
  EXECUTE format('REVOKE ALL ON FUNCTION %I.linli_rederive(public.ltree) FROM PUBLIC', name);
  UPDATE core.plugin_schema SET scoped_tables = scoped WHERE plugin_id = plugin;
END
$$;

-- Tables of a plugin that row-level security does not guard, each with the reason. Empty is what it must be.
CREATE FUNCTION core.unprotected_tables(plugin text) RETURNS TABLE (table_name text, problem text) LANGUAGE sql STABLE AS $$
  SELECT c.relname::text, p.problem
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = core.plugin_schema_name(plugin)
  CROSS JOIN LATERAL (
    SELECT 'row-level security is not forced' WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity)
    UNION ALL
    SELECT 'it has no policy for the app role' WHERE NOT EXISTS (
      SELECT FROM pg_policy WHERE polrelid = c.oid AND to_regrole(core.plugin_schema_name(plugin) || '_app') = ANY (polroles))
    UNION ALL
    SELECT 'it is owned by the app role' WHERE c.relowner = to_regrole(core.plugin_schema_name(plugin) || '_app')
  ) p (problem)
  WHERE c.relkind IN ('r', 'p')
$$;

-- Puts a unit, with all below it, under another parent, and re-derives what every plugin derived from the tree.
-- Everything in the caller's transaction: from its commit on, exactly the right people see every row.
CREATE FUNCTION core.move_unit(moved integer, new_parent integer) RETURNS integer LANGUAGE plpgsql
SET search_path = core, public, pg_temp AS $$
DECLARE
  old core.unit;
  parent core.unit;
  base ltree;
  touched integer;
  plugin record;
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
  base := parent.path;
  UPDATE core.unit u SET
    parent_id = CASE WHEN u.id = moved THEN new_parent ELSE u.parent_id END,
    path = base || subpath(u.path, nlevel(old.path) - 1),
    province_id = CASE WHEN core.level_rank(old.level) > 2 THEN parent.province_id ELSE u.province_id END,
    city_id = CASE WHEN core.level_rank(old.level) > 3 THEN parent.city_id ELSE u.city_id END,
    district_id = CASE WHEN core.level_rank(old.level) > 4 THEN parent.district_id ELSE u.district_id END,
    street_id = CASE WHEN core.level_rank(old.level) > 5 THEN parent.street_id ELSE u.street_id END,
    community_id = CASE WHEN core.level_rank(old.level) > 6 THEN parent.community_id ELSE u.community_id END
  WHERE u.path <@ old.path;
  GET DIAGNOSTICS touched = ROW_COUNT;
  FOR plugin IN SELECT schema_name FROM core.plugin_schema WHERE scoped_tables <> '{}' ORDER BY schema_name LOOP
    EXECUTE format('SELECT %I.linli_rederive($1)', plugin.schema_name) USING base || moved::text;
  END LOOP;
  RETURN touched;
END
$$;

-- How many rows of all plugins stand in a unit or below it: what an undo would orphan.
CREATE FUNCTION core.count_unit_rows(units integer[]) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  plugin record;
  tbl text;
  found bigint;
  total bigint := 0;
BEGIN
  FOR plugin IN SELECT schema_name, scoped_tables FROM core.plugin_schema LOOP
    FOREACH tbl IN ARRAY plugin.scoped_tables LOOP
      EXECUTE format('SELECT count(*) FROM %I.%I WHERE unit_id = ANY ($1)', plugin.schema_name, tbl) INTO found USING units;
      total := total + found;
    END LOOP;
  END LOOP;
  RETURN total;
END
$$;
