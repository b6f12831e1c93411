-- What is known of a message from outside besides what it says.
CREATE TABLE inbound_detail (
    message_id  uuid PRIMARY KEY,
    received_at timestamptz,
    author      text
);

-- By which its phone or gateway knows a message that came in.
CREATE INDEX phone_inbound_message ON phone_inbound (message_id) WHERE message_id IS NOT NULL;

-- Other addresses of contacts; the present one is where a contact that has moved is reached.
CREATE TABLE contact_alias (
    owner_id   bigint      NOT NULL REFERENCES account (account_id),
    address    text        NOT NULL,
    contact_id bigint      NOT NULL REFERENCES account (account_id),
    moved_at   timestamptz,
    PRIMARY KEY (owner_id, address)
);

CREATE INDEX contact_alias_contact ON contact_alias (contact_id);

-- Messages that go out in several parts, of which the gateway tells one by one.
CREATE TABLE transit_parts (
    message_id uuid PRIMARY KEY,
    parts      integer NOT NULL DEFAULT 0,
    certain    boolean NOT NULL DEFAULT false,
    arrived    text[]  NOT NULL DEFAULT '{}'
);
