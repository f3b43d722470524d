-- What the board counts, from the index alone: kind and place are what row-level security asks for. Beside each other in one
-- index for a unit's own level; the states and kinds stand as text in the query, too.
CREATE INDEX activity_counted_idx ON activity (district_id, held_on) INCLUDE (kind, unit_path)
  WHERE kind IN ('performance', 'policy-talk', 'free-clinic', 'health', 'family', 'service')
    AND state IN ('recorded', 'closed') AND alliance IS NOT NULL;
