-- Never change a migration that was published: databases remember its checksum. Write a new one.

-- Counters that many requests increment at once: /counters/{name} shows which ways of it lose increments.
CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    value INTEGER NOT NULL
) STRICT;
