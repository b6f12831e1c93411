-- What the database was known by when its epoch was made. A copy or a restored backup differs in at least one part.
-- The part 'transaction' is the number of the transaction that wrote it: a row that was loaded from a dump has another.
CREATE TABLE relay_origin (
    part  text PRIMARY KEY,
    value text NOT NULL
);
