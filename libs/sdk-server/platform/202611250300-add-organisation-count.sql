-- How many rows of all plugins name these organisations: what taking an import of them back would orphan. The columns are
-- those that a plugin scoped by organisation, which its policies are named after.
CREATE FUNCTION core.count_organisation_rows(organisations uuid[]) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  scoped record;
  found bigint;
  total bigint := 0;
BEGIN
  FOR scoped IN
    SELECT p.schemaname, p.tablename, a.attname FROM core.plugin_schema s JOIN pg_policies p ON p.schemaname = s.schema_name
    JOIN pg_attribute a ON a.attrelid = format('%I.%I', p.schemaname, p.tablename)::regclass
      AND p.policyname = left('linli_read_' || a.attname, 63) AND a.atttypid = 'uuid'::regtype
  LOOP
    EXECUTE format('SELECT count(*) FROM %I.%I WHERE %I = ANY ($1)', scoped.schemaname, scoped.tablename, scoped.attname)
      INTO found USING organisations;
    total := total + found;
  END LOOP;
  RETURN total;
END
$$;
