-- Two more ways to a row than its unit: it names an organisation that a grant is anchored to, or it was lent by name.
-- linli.ctx carries for the first one { orgs: { <permission>: [organisation id, …] } }; loans are looked up.

CREATE FUNCTION core_pub.reach_organisations(permission text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(id::uuid) FROM jsonb_array_elements_text(core_pub.context() -> 'orgs' -> permission) AS id
$$;

CREATE FUNCTION core_pub.acting_organisations() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT core_pub.reach_organisations(core_pub.context() ->> 'act')
$$;

-- Called by a plugin's migration after scope_table: rows whose column names an organisation can be read by grants of
-- read_permission anchored to it, and changed by grants of the permission acted with. They are added by unit only.
CREATE FUNCTION core_pub.scope_organisation(tbl text, organisation_column text, read_permission text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  target text := format('%I.%I', current_schema(), tbl);
  app text := current_schema() || '_app';
  acted text := format('%I = ANY ((SELECT core_pub.acting_organisations())::uuid[])', organisation_column);
BEGIN
  EXECUTE format('CREATE INDEX ON %s (%I)', target, organisation_column);
  EXECUTE format('CREATE POLICY %I ON %s FOR SELECT TO %I USING (%I = ANY ((SELECT core_pub.reach_organisations(%L))::uuid[]))',
    'linli_read_' || organisation_column, target, app, organisation_column, read_permission);
  EXECUTE format('CREATE POLICY %I ON %s FOR UPDATE TO %I USING (%s)', 'linli_update_' || organisation_column, target, app, acted);
  EXECUTE format('CREATE POLICY %I ON %s FOR DELETE TO %I USING (%s)', 'linli_delete_' || organisation_column, target, app, acted);
END
$$;

-- Where the row stood when it was lent, and what it was called: a list of loans asks no plugin.
ALTER TABLE core.loan
  ADD COLUMN unit_id integer NOT NULL REFERENCES core.unit (id),
  ADD COLUMN title text,
  ADD COLUMN ended_by uuid REFERENCES core.account (id),
  DROP CONSTRAINT loan_check,
  ADD CONSTRAINT loan_period CHECK (valid_to >= valid_from);
CREATE INDEX loan_unit_idx ON core.loan (unit_id);
-- Whether a permission is held at all depends on loans too.
CREATE TRIGGER raise_access_version AFTER INSERT OR UPDATE OR DELETE ON core.loan
  FOR EACH ROW EXECUTE FUNCTION core.raise_access_version();

CREATE FUNCTION core_pub.calling_plugin() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = core, public, pg_temp AS $$
  SELECT plugin_id FROM core.plugin_schema WHERE schema_name || '_app' = session_user
$$;

-- The rows of a table that are lent to the asker at this instant, for one permission or (null) for any.
CREATE FUNCTION core_pub.lent(tbl text, permission text DEFAULT NULL) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
  SELECT array_agg(row_id) FROM core.loan
  WHERE account_id = core_pub.account() AND plugin_id = core_pub.calling_plugin() AND table_name = tbl
    AND valid_from <= now() AND valid_to > now() AND (permission IS NULL OR permission = ANY (permissions))
$$;

CREATE FUNCTION core_pub.lent_acting(tbl text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT core_pub.lent(tbl, COALESCE(core_pub.context() ->> 'act', ''))
$$;

-- Called by a plugin's migration after scope_table: rows of the table (id uuid) can be lent.
CREATE FUNCTION core_pub.scope_lent(tbl text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  target text := format('%I.%I', current_schema(), tbl);
  app text := current_schema() || '_app';
BEGIN
  EXECUTE format('CREATE POLICY linli_read_lent ON %s FOR SELECT TO %I USING (id = ANY ((SELECT core_pub.lent(%L))::uuid[]))', target, app, tbl);
  EXECUTE format('CREATE POLICY linli_update_lent ON %s FOR UPDATE TO %I USING (id = ANY ((SELECT core_pub.lent_acting(%L))::uuid[]))', target, app, tbl);
END
$$;

-- Who asks, by core's word and not by the plugin's: null where core did not send this request to this plugin.
CREATE FUNCTION core_pub.vouched_account() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  who jsonb := core.read_vouch(core_pub.context() ->> 'vouch');
BEGIN
  -- A request may outlast its token by as long as a request may take.
  IF who ->> 'plugin' IS DISTINCT FROM core_pub.calling_plugin() OR (who ->> 'exp')::bigint + 300 < extract(epoch FROM clock_timestamp()) THEN
    RETURN NULL;
  END IF;
  RETURN (who ->> 'account')::uuid;
END
$$;

-- Lends a row to an account until an instant, in the caller's transaction. Whoever lends holds every permission that is
-- lent at the row's unit, by grants in force now: what was lent to them, or reaches them through an organisation, is not
-- theirs to pass on.
CREATE FUNCTION core_pub.lend_v1(tbl text, lent_row uuid, borrower uuid, lent_permissions text[], until timestamptz, why text,
  title text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin core.plugin_schema;
  lender uuid := core_pub.vouched_account();
  unit integer;
  permission text;
  made uuid;
BEGIN
  SELECT * INTO plugin FROM core.plugin_schema WHERE plugin_id = core_pub.calling_plugin();
  IF NOT FOUND OR NOT tbl = ANY (plugin.scoped_tables) THEN
    RAISE EXCEPTION 'only rows of scoped tables can be lent' USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_table';
  END IF;
  IF lent_permissions = '{}' OR EXISTS (SELECT FROM unnest(lent_permissions) p WHERE split_part(p, '.', 1) <> plugin.plugin_id) THEN
    RAISE EXCEPTION 'a loan gives permissions of its plugin' USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_permissions';
  END IF;
  IF until <= now() OR until > now() + interval '1 year' THEN
    RAISE EXCEPTION 'a loan ends within a year' USING ERRCODE = 'check_violation', CONSTRAINT = 'loan_period';
  END IF;
  IF NOT EXISTS (SELECT FROM core.account WHERE id = borrower AND disabled_at IS NULL) THEN
    RAISE EXCEPTION 'there is no account %', borrower USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'loan_account';
  END IF;
  EXECUTE format('SELECT unit_id FROM %I.%I WHERE id = $1', plugin.schema_name, tbl) INTO unit USING lent_row;
  FOREACH permission IN ARRAY lent_permissions LOOP
    IF unit IS NULL OR NOT COALESCE(core_pub.may_v1(lender, permission, unit), false) THEN
      RAISE EXCEPTION 'row-level security: % does not hold % at the row', lender, permission USING ERRCODE = 'insufficient_privilege';
    END IF;
  END LOOP;
  INSERT INTO core.loan (account_id, plugin_id, table_name, row_id, permissions, reason, lent_by, valid_to, unit_id, title)
  VALUES (borrower, plugin.plugin_id, tbl, lent_row, lent_permissions, why, lender, until, unit, title) RETURNING id INTO made;
  RETURN made;
END
$$;

-- Ends a loan: who has borrowed gives back, who has lent or could lend takes back. Answers whether there was one to end.
CREATE FUNCTION core_pub.return_v1(loan uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  asker uuid := core_pub.vouched_account();
  lent core.loan;
BEGIN
  SELECT * INTO lent FROM core.loan l WHERE l.id = loan AND l.plugin_id = core_pub.calling_plugin() AND l.valid_to > now() FOR UPDATE;
  IF lent.id IS NULL OR NOT COALESCE(asker = lent.account_id OR asker = lent.lent_by
    OR (SELECT bool_and(core_pub.may_v1(asker, p, lent.unit_id)) FROM unnest(lent.permissions) p), false) THEN
    RETURN false;
  END IF;
  UPDATE core.loan l SET valid_to = greatest(now(), l.valid_from), ended_by = asker WHERE l.id = loan;
  RETURN true;
END
$$;

-- An account of a plugin's own, for its jobs: it is audited as the plugin and can never sign in, because no identity
-- provider is called linli-plugin.
CREATE FUNCTION core.plugin_account(plugin text, name text) RETURNS uuid LANGUAGE sql AS $$
  INSERT INTO core.account (issuer, subject, username, display_name) VALUES ('linli-plugin', plugin, 'plugin:' || plugin, name)
  ON CONFLICT (issuer, subject) DO UPDATE SET display_name = excluded.display_name RETURNING id
$$;
