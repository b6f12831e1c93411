CREATE TABLE relay (
    epoch bigint NOT NULL
);
