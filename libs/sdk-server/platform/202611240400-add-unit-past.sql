-- What the tree was. A changed or removed unit leaves what it was in core.unit_past; adding units costs nothing.

-- The instant that a change of the tree counts from: the transaction's, or the one that core names for a change that
-- was planned for midnight.
CREATE FUNCTION core.moment() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT COALESCE(NULLIF(current_setting('linli.moment', true), '')::timestamptz, now())
$$;

-- A clock that was set back does not make a unit older than what it was before.
CREATE FUNCTION core.mark_unit_since() RETURNS trigger LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
BEGIN
  NEW.since := GREATEST(core.moment(), OLD.since);
  RETURN NEW;
END
$$;
CREATE TRIGGER mark_unit_since BEFORE UPDATE ON core.unit FOR EACH ROW
  WHEN ((OLD.name, OLD.code, OLD.parent_id, OLD.state) IS DISTINCT FROM (NEW.name, NEW.code, NEW.parent_id, NEW.state))
  EXECUTE FUNCTION core.mark_unit_since();

-- Several changes in one instant leave one line: what was between them nobody ever saw.
CREATE FUNCTION core.keep_unit_past() RETURNS trigger LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO core.unit_past (unit_id, code, name, level, parent_id, state, since, until)
    SELECT o.id, o.code, o.name, o.level, o.parent_id, o.state, o.since, n.since
    FROM old_units o JOIN new_units n ON n.id = o.id
    WHERE (o.name, o.code, o.parent_id, o.state) IS DISTINCT FROM (n.name, n.code, n.parent_id, n.state)
      AND o.since IS DISTINCT FROM n.since;
  ELSE
    INSERT INTO core.unit_past (unit_id, code, name, level, parent_id, state, since, until)
    SELECT id, code, name, level, parent_id, state, since, GREATEST(core.moment(), since)
    FROM old_units WHERE since IS NULL OR since < core.moment();
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_unit_past AFTER UPDATE ON core.unit
  REFERENCING OLD TABLE AS old_units NEW TABLE AS new_units FOR EACH STATEMENT EXECUTE FUNCTION core.keep_unit_past();
CREATE TRIGGER keep_unit_past_of_removed AFTER DELETE ON core.unit
  REFERENCING OLD TABLE AS old_units FOR EACH STATEMENT EXECUTE FUNCTION core.keep_unit_past();

-- Every unit as it was just before an instant. One row for each unit that there was.
CREATE FUNCTION core.units_before(instant timestamptz)
RETURNS TABLE (id integer, code text, name text, level text, parent_id integer, state text) LANGUAGE sql STABLE AS $$
  SELECT u.id, u.code, u.name, u.level, u.parent_id, u.state FROM core.unit u
  WHERE u.since IS NULL OR u.since < instant
  UNION ALL
  SELECT p.unit_id, p.code, p.name, p.level, p.parent_id, p.state FROM core.unit_past p
  WHERE p.until >= instant AND (p.since IS NULL OR p.since < instant)
$$;
CREATE INDEX unit_past_name_idx ON core.unit_past USING gin (name gin_trgm_ops);
CREATE INDEX unit_state_idx ON core.unit (state) WHERE state <> 'active';

-- Day of Asia/Shanghai to the instant it begins.
CREATE FUNCTION core.day_start(day date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT day::timestamp AT TIME ZONE 'Asia/Shanghai'
$$;

-- Says since when a unit has been there at all; null where nobody knows.
CREATE FUNCTION core.begin_unit(unit integer, day date) RETURNS void LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
DECLARE
  first bigint := (SELECT id FROM core.unit_past WHERE unit_id = unit ORDER BY until, id LIMIT 1);
BEGIN
  IF first IS NULL THEN
    UPDATE core.unit SET since = core.day_start(day) WHERE id = unit;
  ELSE
    UPDATE core.unit_past SET since = core.day_start(day) WHERE id = first;
  END IF;
END
$$;
