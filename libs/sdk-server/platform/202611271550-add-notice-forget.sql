-- Whom a notice was about does not want to be read of any more: it is taken back, and what it said goes, with what was said
-- against it and with answers kept for repeated requests. That there was one, and its days, stay.
CREATE FUNCTION core_pub.notice_forget_v1(notice uuid, why text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
BEGIN
  PERFORM core_pub.notice_withdraw_v1(notice, why);
  UPDATE core.notice n SET text = why, version = n.version + 1
  WHERE n.id = notice AND n.owner = COALESCE(core.acting() ->> 'plugin', 'core');
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE core.notice_objection o SET text = why, objector = NULL, version = o.version + 1,
    reply = CASE WHEN o.reply IS NULL THEN NULL ELSE why END
  WHERE o.notice_id = notice;
  DELETE FROM core.idempotency_key k WHERE strpos(k.body::text, notice::text) > 0;
  RETURN true;
END
$$;

-- How many objections came in, answered or not: whoever goes on must have looked into each.
CREATE FUNCTION core_pub.notice_objections_v1(notice uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
  SELECT count(*)::integer FROM core.notice_objection o JOIN core.notice n ON n.id = o.notice_id
  WHERE n.id = notice_objections_v1.notice AND n.owner = COALESCE(core.acting() ->> 'plugin', 'core')
$$;

REVOKE ALL ON FUNCTION core_pub.notice_forget_v1(uuid, text), core_pub.notice_objections_v1(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core_pub.notice_forget_v1(uuid, text), core_pub.notice_objections_v1(uuid) TO linli_plugin;
