-- Keys of those whom a plugin keeps something about and core does not know: each opens what is kept of one of them. Wrapped by a
-- key that stands in no database. Destroyed with the wish of whom it belongs to; the row then only says that, and when.
CREATE TABLE core.plugin_subject_key (
  plugin_id text NOT NULL,
  subject_id uuid NOT NULL,
  wrapped bytea,
  destroyed_at timestamptz,
  PRIMARY KEY (plugin_id, subject_id),
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
) WITH (
  -- What was destroyed is not to lie about in dead rows: each one is swept at the next round.
  autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0
);

-- The plugin that asks, by its role; core itself has another table.
CREATE FUNCTION core.subject_owner() RETURNS text LANGUAGE plpgsql STABLE SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.acting() ->> 'plugin';
BEGIN
  IF plugin IS NULL THEN
    RAISE EXCEPTION 'only a plugin has subjects of its own' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN plugin;
END
$$;

-- The wrapped keys of subjects; those who have none yet get the one that is offered. Null for whoever's is destroyed.
CREATE FUNCTION core_pub.subject_keys_v1(subjects uuid[], offered bytea[] DEFAULT NULL) RETURNS TABLE (subject uuid, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  plugin text := core.subject_owner();
BEGIN
  IF offered IS NOT NULL THEN
    INSERT INTO core.plugin_subject_key (plugin_id, subject_id, wrapped)
    SELECT plugin, given.id, given.key FROM unnest(subjects, offered) AS given (id, key) ON CONFLICT DO NOTHING;
  END IF;
  RETURN QUERY SELECT k.subject_id, k.wrapped FROM core.plugin_subject_key k
    WHERE k.plugin_id = plugin AND k.subject_id = ANY (subjects);
END
$$;

-- Destroys the key of a subject, and with it everything that was sealed under it, wherever it was copied to; and takes the answers
-- that the plugin keeps for repeated requests, of whatever account, if they name the subject.
CREATE FUNCTION core_pub.subject_forget_v1(subject uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  plugin text := core.subject_owner();
BEGIN
  INSERT INTO core.plugin_subject_key AS k (plugin_id, subject_id, wrapped, destroyed_at)
  VALUES (plugin, subject, NULL, now())
  ON CONFLICT (plugin_id, subject_id) DO UPDATE SET wrapped = NULL, destroyed_at = COALESCE(k.destroyed_at, now());
  EXECUTE format('DELETE FROM %I.idempotency_key WHERE strpos(body::text, $1) > 0', core.plugin_schema_name(plugin))
    USING subject::text;
END
$$;

REVOKE ALL ON FUNCTION core_pub.subject_keys_v1(uuid[], bytea[]), core_pub.subject_forget_v1(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core_pub.subject_keys_v1(uuid[], bytea[]), core_pub.subject_forget_v1(uuid) TO linli_plugin;
