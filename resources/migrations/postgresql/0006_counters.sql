-- Never change a migration that was published: databases remember its checksum. Write a new one.

-- Counters that many requests increment at once: /counters/{name} shows which ways of it lose increments.
CREATE TABLE counters (
    name text COLLATE "C" PRIMARY KEY CHECK (char_length(name) BETWEEN 1 AND 64),
    value bigint NOT NULL
);
