-- The tables of the TechEmpower Framework Benchmarks: 10,000 rows and 12 rows, as "General Test Requirements" has them.
-- They are filled here, so that the routes work at once; `coroscope-server seed` gives the numbers anew.

CREATE TABLE world (
    id INTEGER PRIMARY KEY,
    "randomNumber" INTEGER NOT NULL
) STRICT;
WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 10000)
INSERT INTO world (id, "randomNumber") SELECT n, n * 7919 % 10000 + 1 FROM numbers;

CREATE TABLE fortune (
    id INTEGER PRIMARY KEY,
    message TEXT NOT NULL
) STRICT;
INSERT INTO fortune (id, message) VALUES
    (1, 'fortune: No such file or directory'),
    (2, 'A computer scientist is someone who fixes things that aren''t broken.'),
    (3, 'After enough decimal places, nobody gives a damn.'),
    (4, 'A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1'),
    (5, 'A computer program does what you tell it to do, not what you want it to do.'),
    (6, 'Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen'),
    (7, 'Any program that runs right is obsolete.'),
    (8, 'A list is only as strong as its weakest link. — Donald Knuth'),
    (9, 'Feature: A bug with seniority.'),
    (10, 'Computers make very fast, very accurate mistakes.'),
    (11, '<script>alert("This should not be displayed in a browser alert box.");</script>'),
    (12, 'フレームワークのベンチマーク');
