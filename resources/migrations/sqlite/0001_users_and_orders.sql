-- Never change a migration that was published: databases remember its checksum. Write a new one.

-- AUTOINCREMENT: the number of a deleted row does not come back for another one.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
    email TEXT UNIQUE CHECK (length(email) <= 254),
    created_at TEXT NOT NULL
) STRICT;

-- There is no index on user_id, on purpose: /reports/top-users shows what its absence costs, and the Database pane makes
-- and drops it. The index below is only of use where a query says `user_id + 0`: with it the same report shows how fast
-- it is with an index, while the column itself stays without one.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    product TEXT NOT NULL CHECK (length(product) BETWEEN 1 AND 100),
    amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX orders_by_user_expression ON orders (user_id + 0, amount_cents);
