-- What a district says about its own days. Public holidays come with the release; here stands only what differs from them,
-- and the years that a district has entered by hand because no release knows them yet.
CREATE TABLE core.calendar_day (
  district_id integer NOT NULL REFERENCES core.unit (id) ON DELETE CASCADE,
  day date NOT NULL CHECK (day BETWEEN '2000-01-01' AND '2099-12-31'),
  works boolean NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  by_id uuid REFERENCES core.account (id),
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district_id, day)
);

CREATE TABLE core.calendar_year (
  district_id integer NOT NULL REFERENCES core.unit (id) ON DELETE CASCADE,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2099),
  by_id uuid REFERENCES core.account (id),
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district_id, year)
);

-- Whoever keeps a district's calendar compares versions. A number is never given out twice, also not after a transaction
-- that was rolled back: what was read in it is not taken for what another one wrote.
CREATE SEQUENCE core.calendar_version;
CREATE TABLE core.calendar (
  district_id integer PRIMARY KEY REFERENCES core.unit (id) ON DELETE CASCADE,
  version bigint NOT NULL
);

CREATE FUNCTION core.raise_calendar_version() RETURNS trigger LANGUAGE plpgsql SET search_path = core, pg_temp AS $$
BEGIN
  INSERT INTO core.calendar VALUES (COALESCE(NEW.district_id, OLD.district_id), nextval('core.calendar_version'))
  ON CONFLICT (district_id) DO UPDATE SET version = excluded.version;
  RETURN NULL;
EXCEPTION WHEN foreign_key_violation THEN
  -- The district itself is being removed.
  RETURN NULL;
END
$$;
CREATE TRIGGER raise_calendar_version AFTER INSERT OR UPDATE OR DELETE ON core.calendar_day
  FOR EACH ROW EXECUTE FUNCTION core.raise_calendar_version();
CREATE TRIGGER raise_calendar_version AFTER INSERT OR UPDATE OR DELETE ON core.calendar_year
  FOR EACH ROW EXECUTE FUNCTION core.raise_calendar_version();

-- For plugins: each district that has said anything, with its version and everything it has said.
CREATE VIEW core_pub.calendar_v1 AS
  SELECT c.district_id, c.version,
    (SELECT jsonb_object_agg(to_char(d.day, 'YYYY-MM-DD'), d.works) FROM core.calendar_day d WHERE d.district_id = c.district_id) AS days,
    (SELECT jsonb_agg(y.year) FROM core.calendar_year y WHERE y.district_id = c.district_id) AS years
  FROM core.calendar c;
CREATE VIEW core_pub.calendar_day_v1 AS
  SELECT district_id, day, works, reason FROM core.calendar_day;
GRANT SELECT ON core_pub.calendar_v1, core_pub.calendar_day_v1 TO linli_plugin;
