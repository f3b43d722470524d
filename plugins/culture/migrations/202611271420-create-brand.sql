CREATE TABLE brand (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  story text NOT NULL CHECK (char_length(story) BETWEEN 1 AND 1000),
  club_id uuid REFERENCES club (id),
  club_title text CHECK ((club_title IS NULL) = (club_id IS NULL)),
  venue_id uuid REFERENCES venue (id),
  venue_title text CHECK ((venue_title IS NULL) = (venue_id IS NULL)),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'not-recognised', 'recognised', 'active', 'retired')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('brand', 'culture.brand.read');
-- Those that are not over wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('brand', 'state', ARRAY['not-recognised', 'retired'], 'title', 'culture.brand.read',
  '{"zh-CN": "党建品牌", "en": "Brand"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX brand_district_idx ON brand (district_id, created_at DESC, id DESC);
CREATE INDEX brand_street_idx ON brand (street_id, created_at DESC, id DESC);
CREATE INDEX brand_community_idx ON brand (community_id, created_at DESC, id DESC);
CREATE INDEX brand_street_state_idx ON brand (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE brand_event (
  id uuid PRIMARY KEY,
  brand_id uuid NOT NULL REFERENCES brand (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX brand_event_idx ON brand_event (brand_id, id);
SELECT core_pub.scope_child('brand_event', 'brand', 'brand_id');
