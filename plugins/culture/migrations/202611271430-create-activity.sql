CREATE TABLE activity (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('performance', 'policy-talk', 'free-clinic', 'health', 'family', 'service', 'study',
    'party-day', 'organisation-life', 'publicity', 'visit', 'other')),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  -- What it answers, or why it answers nothing that was asked for; an idea may not know yet.
  need text CHECK (char_length(need) BETWEEN 1 AND 200),
  no_need_reason text CHECK (char_length(no_need_reason) BETWEEN 1 AND 120),
  audience text CHECK (char_length(audience) BETWEEN 1 AND 60),
  starts_at timestamptz,
  ends_at timestamptz CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '72 hours'),
  venue_id uuid REFERENCES venue (id),
  venue_title text CHECK ((venue_title IS NULL) = (venue_id IS NULL)),
  place text CHECK (char_length(place) BETWEEN 1 AND 120),
  -- A body of core by its id, and its name of that day; without the id the name is the unit's.
  organiser_id uuid,
  organiser_name text CHECK (organiser_name <> ''),
  co_organisers text[] NOT NULL CHECK (cardinality(co_organisers) <= 10),
  -- The alliance that organiser or co-organiser belongs to; without one it is an event of the unit's own.
  alliance text CHECK (char_length(alliance) BETWEEN 1 AND 60),
  seats integer CHECK (seats BETWEEN 1 AND 100000),
  cost_fen bigint CHECK (cost_fen BETWEEN 0 AND 9007199254740991),
  programme_id uuid REFERENCES programme (id),
  programme_title text CHECK ((programme_title IS NULL) = (programme_id IS NULL)),
  brand_id uuid REFERENCES brand (id),
  brand_title text CHECK ((brand_title IS NULL) = (brand_id IS NULL)),
  head_count integer CHECK (head_count BETWEEN 0 AND 100000),
  summary text CHECK (char_length(summary) BETWEEN 1 AND 120),
  photos_may_show boolean NOT NULL,
  held_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('idea', 'planned', 'published', 'held', 'recorded', 'closed', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (state IN ('idea', 'cancelled') OR ((need IS NULL) <> (no_need_reason IS NULL) AND audience IS NOT NULL
    AND starts_at IS NOT NULL AND ends_at IS NOT NULL AND num_nonnulls(venue_id, place) > 0
    AND organiser_name IS NOT NULL AND cost_fen IS NOT NULL)),
  CHECK ((state IN ('recorded', 'closed')) = (held_on IS NOT NULL AND head_count IS NOT NULL AND summary IS NOT NULL))
);
SELECT core_pub.scope_table('activity', 'culture.activity.read');
-- Those that have not ended wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('activity', 'state', ARRAY['closed', 'cancelled'], 'title', 'culture.activity.read',
  '{"zh-CN": "活动", "en": "Activity"}');

-- Organisation life is the unit's own: whoever reads activities in a unit above does not read these. It narrows the policy of
-- scope_table, so that no list, figure, photo or history can widen it again.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY culture_life_at_home ON activity AS RESTRICTIVE FOR SELECT TO %I
    USING (kind NOT IN (''party-day'', ''organisation-life'')
      OR unit_path = ANY ((SELECT core_pub.reach(''culture.activity.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

-- Lists ask by an ancestor, with or without a state, newest first; calendars and figures by day.
CREATE INDEX activity_district_idx ON activity (district_id, created_at DESC, id DESC);
CREATE INDEX activity_street_idx ON activity (street_id, created_at DESC, id DESC);
CREATE INDEX activity_community_idx ON activity (community_id, created_at DESC, id DESC);
CREATE INDEX activity_street_state_idx ON activity (street_id, state, created_at DESC, id DESC);
CREATE INDEX activity_starts_idx ON activity (starts_at);
CREATE INDEX activity_held_idx ON activity (held_on);

-- What happened to it; only ever added to.
CREATE TABLE activity_event (
  id uuid PRIMARY KEY,
  activity_id uuid NOT NULL REFERENCES activity (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  head_count integer
);
CREATE INDEX activity_event_idx ON activity_event (activity_id, id);
SELECT core_pub.scope_child('activity_event', 'activity', 'activity_id');

-- Photos hang on the activity that they were taken at; whoever withdraws their agreement has one taken off.
SELECT core_pub.scope_attachments('activity');
SELECT core_pub.scope_detach('activity');
