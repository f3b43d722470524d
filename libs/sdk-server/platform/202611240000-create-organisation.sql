-- Organisations, people and appointments. A unit is a place; an organisation is a body that stands somewhere; a person
-- holds appointments in organisations, with kind and period.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- What is derived from the tree, for tables of core that know their unit: the same columns a plugin's scoped table has.
CREATE FUNCTION core.place_table(tbl text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE core.%I ADD COLUMN unit_path public.ltree NOT NULL, ADD COLUMN province_id integer,
    ADD COLUMN city_id integer, ADD COLUMN district_id integer, ADD COLUMN street_id integer,
    ADD COLUMN community_id integer, ADD COLUMN grid_id integer', tbl);
  EXECUTE format('CREATE INDEX ON core.%I (unit_id)', tbl);
  EXECUTE format('CREATE TRIGGER linli_derive BEFORE INSERT OR UPDATE OF unit_id, unit_path, province_id, city_id,
    district_id, street_id, community_id, grid_id ON core.%I FOR EACH ROW EXECUTE FUNCTION core_pub.derive_scope()', tbl);
END
$$;

CREATE TABLE core.organisation (
  id uuid PRIMARY KEY,
  -- A number that people and import files use for it; the id is nobody's to type.
  code text UNIQUE CHECK (code <> ''),
  type text NOT NULL CHECK (type IN ('party-committee', 'general-branch', 'branch', 'party-group', 'leading-group',
    'big-committee', 'residents-committee', 'owners-committee', 'property-company', 'enterprise', 'social', 'mass',
    'public-institution', 'organ', 'team')),
  subtype text CHECK (subtype IN ('grid', 'functional', 'joint', 'working-committee')),
  name text NOT NULL CHECK (name <> ''),
  line text NOT NULL CHECK (line IN ('party', 'government', 'self-government', 'social', 'market')),
  -- Line of subordination.
  superior_id uuid REFERENCES core.organisation (id),
  -- Where it is anchored: the unit itself, an entrance of a building in it, a club in it, or another organisation.
  anchor_kind text NOT NULL CHECK (anchor_kind IN ('unit', 'entrance', 'club', 'organisation')),
  unit_id integer NOT NULL REFERENCES core.unit (id),
  anchor_place text CHECK (anchor_place <> ''),
  anchor_organisation_id uuid REFERENCES core.organisation (id),
  credit_code text UNIQUE,
  contact text,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'active', 'refused', 'merged', 'dissolved')),
  valid_from date,
  valid_to date,
  successor_id uuid REFERENCES core.organisation (id),
  basis text,
  proposed_by uuid REFERENCES core.account (id),
  approved_by uuid REFERENCES core.account (id),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (subtype IS NULL OR type IN ('branch', 'general-branch', 'party-committee')),
  CHECK ((anchor_kind IN ('entrance', 'club')) = (anchor_place IS NOT NULL)),
  CHECK ((anchor_kind = 'organisation') = (anchor_organisation_id IS NOT NULL)),
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from),
  CHECK (superior_id <> id AND anchor_organisation_id <> id AND successor_id <> id)
);
SELECT core.place_table('organisation');
CREATE INDEX organisation_superior_idx ON core.organisation (superior_id);
CREATE INDEX organisation_anchor_idx ON core.organisation (anchor_organisation_id) WHERE anchor_organisation_id IS NOT NULL;
CREATE INDEX organisation_name_idx ON core.organisation USING gin (name gin_trgm_ops);
CREATE INDEX organisation_district_idx ON core.organisation (district_id, type, subtype, state);
CREATE INDEX organisation_street_idx ON core.organisation (street_id, type, subtype, state);
CREATE INDEX organisation_community_idx ON core.organisation (community_id, type, subtype, state);

-- The key that a person's values are encrypted under; itself wrapped by a key outside the database. Erasing a person
-- destroys it: what was encrypted stays where it is and says nothing any more.
CREATE TABLE core.subject_key (
  subject_id uuid PRIMARY KEY,
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

-- As little as the work needs. No ID number.
CREATE TABLE core.person (
  id uuid PRIMARY KEY,
  code text UNIQUE CHECK (code <> ''),
  name text NOT NULL CHECK (name <> ''),
  -- AES-256-GCM under the person's key; phone_hash (HMAC under a key outside the database) finds the same number again.
  phone bytea,
  phone_hash bytea,
  -- Digest of an ID number, for matching only; the number itself is nowhere.
  id_hash bytea,
  -- Where the person's record is kept; decides who maintains it.
  unit_id integer NOT NULL REFERENCES core.unit (id),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'left', 'anonymised')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (state <> 'anonymised' OR (phone IS NULL AND phone_hash IS NULL AND id_hash IS NULL))
);
SELECT core.place_table('person');
CREATE INDEX person_name_idx ON core.person USING gin (name gin_trgm_ops);
CREATE INDEX person_phone_idx ON core.person (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX person_district_idx ON core.person (district_id, name);
CREATE INDEX person_street_idx ON core.person (street_id, name);
CREATE INDEX person_community_idx ON core.person (community_id, name);

-- Posts that a body may have, brought up to date from the release at each start.
CREATE TABLE core.post_type (
  id text PRIMARY KEY,
  title jsonb NOT NULL,
  organisation_types text[] NOT NULL,
  -- One holder at a time, so that it can be vacant.
  single boolean NOT NULL DEFAULT false,
  position integer NOT NULL
);

-- valid_to is the first day on which it is no longer held; term_end the day on which the term runs out.
CREATE TABLE core.appointment (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES core.person (id),
  organisation_id uuid NOT NULL REFERENCES core.organisation (id),
  post text NOT NULL REFERENCES core.post_type (id),
  kind text NOT NULL CHECK (kind IN ('full', 'part-time', 'concurrent', 'seconded')),
  -- Whose seat it is on a big committee.
  seat text CHECK (seat IN ('police', 'owners', 'property', 'two-new', 'unit', 'other')),
  from_organisation_id uuid REFERENCES core.organisation (id),
  from_name text,
  state text NOT NULL CHECK (state IN ('proposed', 'in-force', 'ended', 'refused')),
  valid_from date NOT NULL,
  valid_to date,
  term_end date,
  basis text,
  reason text,
  end_reason text,
  handed_to uuid REFERENCES core.appointment (id),
  handover_note text,
  proposed_by uuid REFERENCES core.account (id),
  approved_by uuid REFERENCES core.account (id),
  decided_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CHECK (kind <> 'seconded' OR from_organisation_id IS NOT NULL OR from_name IS NOT NULL),
  -- One full post at a time, whoever writes it.
  CONSTRAINT appointment_full_once EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_to) WITH &&)
    WHERE (kind = 'full' AND state IN ('in-force', 'ended'))
);
CREATE INDEX appointment_person_idx ON core.appointment (person_id, valid_from DESC);
CREATE INDEX appointment_organisation_idx ON core.appointment (organisation_id, post, valid_from DESC);
CREATE INDEX appointment_term_idx ON core.appointment (term_end) WHERE state = 'in-force' AND term_end IS NOT NULL;

ALTER TABLE core.account ADD COLUMN person_id uuid UNIQUE REFERENCES core.person (id);

CREATE VIEW core_pub.organisation_v1 AS
  SELECT id, name, type, subtype, state, unit_id, superior_id FROM core.organisation;
GRANT SELECT ON core_pub.organisation_v1 TO linli_plugin;
