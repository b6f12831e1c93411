-- A contact outside of the relay is one of its owner's: two owners can have the same, and nobody else finds it.
ALTER TABLE account DROP CONSTRAINT account_address_key;
CREATE UNIQUE INDEX account_address ON account (address) WHERE kind <> 'bridge';
CREATE UNIQUE INDEX account_contact ON account (owner_id, address) WHERE kind = 'bridge';

CREATE TABLE phone (
    phone_id     text PRIMARY KEY,
    name         text        NOT NULL,
    owner_id     bigint      NOT NULL REFERENCES account (account_id),
    key_hash     text        NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz
);

CREATE INDEX phone_owner ON phone (owner_id);

CREATE TABLE phone_route (
    phone_id text  NOT NULL REFERENCES phone (phone_id) ON DELETE CASCADE,
    channel  text  NOT NULL,
    gateway  text  NOT NULL,
    settings jsonb NOT NULL,
    PRIMARY KEY (phone_id, channel)
);

-- How each route does. No key to phone_route: the routes of the settings have a health too.
CREATE TABLE route_health (
    phone_id   text NOT NULL,
    channel    text NOT NULL,
    worked_at  timestamptz,
    failed_at  timestamptz,
    problem    text,
    hold_until timestamptz,
    PRIMARY KEY (phone_id, channel)
);

CREATE TABLE client_key (
    key_id     text PRIMARY KEY,
    name       text        NOT NULL,
    key_hash   text        NOT NULL UNIQUE,
    phone_ids  text[]      NOT NULL,
    created_at timestamptz NOT NULL
);

-- By which phone a contact was heard last.
CREATE TABLE contact_phone (
    account_id bigint PRIMARY KEY REFERENCES account (account_id),
    phone_id   text NOT NULL
);

CREATE TABLE transit (
    message_id uuid PRIMARY KEY,
    number     bigint GENERATED ALWAYS AS IDENTITY,
    phone_id   text        NOT NULL,
    owner_id   bigint      NOT NULL,
    contact_id bigint      NOT NULL,
    channel    text        NOT NULL,
    handle     text        NOT NULL,
    priority   smallint    NOT NULL,
    progress   text        NOT NULL CHECK (progress IN ('queued', 'handed_over', 'sent', 'delivered', 'read', 'failed', 'expired')),
    due_at     timestamptz,
    expires_at timestamptz,
    deadline   timestamptz,
    attempts   integer     NOT NULL,
    vendor_id  text,
    reason     text,
    hops       jsonb       NOT NULL
);

CREATE INDEX transit_waiting ON transit (phone_id, channel, priority DESC, number) WHERE due_at IS NOT NULL;
CREATE INDEX transit_contact ON transit (contact_id, number) WHERE due_at IS NOT NULL;
CREATE INDEX transit_expiry ON transit (expires_at) WHERE due_at IS NOT NULL AND expires_at IS NOT NULL;
CREATE INDEX transit_deadline ON transit (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX transit_vendor ON transit (phone_id, vendor_id) WHERE vendor_id IS NOT NULL;

-- What came in, so that a repeat is known; the numbers are the order in which programs read it.
CREATE TABLE phone_inbound (
    phone_id   text        NOT NULL,
    inbound_id text        NOT NULL,
    number     bigint GENERATED ALWAYS AS IDENTITY,
    message_id uuid,
    at         timestamptz NOT NULL,
    PRIMARY KEY (phone_id, inbound_id)
);

CREATE INDEX phone_inbound_order ON phone_inbound (phone_id, number);
CREATE INDEX phone_inbound_age ON phone_inbound (at);
