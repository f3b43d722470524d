-- What the policies ask stands in PL/pgSQL: it keeps its plans for the life of a connection, while a function in SQL is
-- planned anew for each statement. That was 0.2 to 0.4 ms of each scan of a list, now 0.04.
CREATE OR REPLACE FUNCTION core_pub.reach(permission text) RETURNS ltree[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_agg(path) FROM core.unit
    WHERE id = ANY (ARRAY(SELECT jsonb_array_elements_text(core_pub.context() -> 'reach' -> permission)::integer))
  );
END
$$;

CREATE OR REPLACE FUNCTION core_pub.lent(tbl text, permission text DEFAULT NULL) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_agg(row_id) FROM core.loan
    WHERE account_id = core_pub.account() AND plugin_id = core_pub.calling_plugin() AND table_name = tbl
      AND valid_from <= now() AND valid_to > now() AND (lent.permission IS NULL OR lent.permission = ANY (permissions))
  );
END
$$;
