-- How often names of units and people have changed. A process that keeps such names asks at the opening of each
-- transaction, and reads them anew when the number has risen. One row per database session that ever changed a name: two
-- writers never wait for each other here, and the sum rises with each commit.
CREATE TABLE core.name_version (
  session_pid integer PRIMARY KEY,
  changes bigint NOT NULL
);
INSERT INTO core.name_version VALUES (0, 1);

CREATE VIEW core_pub.name_version_v1 AS SELECT sum(changes)::bigint AS version FROM core.name_version;
GRANT SELECT ON core_pub.name_version_v1 TO linli_plugin;

CREATE FUNCTION core.raise_name_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = core, pg_temp AS $$
BEGIN
  INSERT INTO core.name_version AS v VALUES (pg_backend_pid(), 1) ON CONFLICT (session_pid) DO UPDATE SET changes = v.changes + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER raise_name_version AFTER UPDATE OF name, level ON core.unit
  FOR EACH STATEMENT EXECUTE FUNCTION core.raise_name_version();
CREATE TRIGGER raise_name_version AFTER UPDATE OF display_name ON core.account
  FOR EACH STATEMENT EXECUTE FUNCTION core.raise_name_version();

-- Folds the rows of sessions that are gone into one; the sum stays.
CREATE FUNCTION core.fold_name_version() RETURNS void LANGUAGE sql SET search_path = core, pg_temp AS $$
  WITH gone AS (
    DELETE FROM core.name_version v
    WHERE v.session_pid <> 0 AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.pid = v.session_pid)
    RETURNING v.changes
  )
  UPDATE core.name_version SET changes = changes + COALESCE((SELECT sum(changes) FROM gone), 0) WHERE session_pid = 0
$$;
