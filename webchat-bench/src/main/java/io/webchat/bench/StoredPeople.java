package io.webchat.bench;

import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.identity.SessionToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Makes accounts with a session each past the relay, for thousands of logins would take too long. */
final class StoredPeople {
    private static final String INSERT = """
        WITH given AS (
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) AS g(address, skeleton, token_hash)),
        made AS (
            INSERT INTO account (kind, address, display_name, email, public_visible, admin, created_at)
            SELECT 'person', address, address, address || '@example.org', false, false, now() FROM given RETURNING account_id, address),
        people AS (SELECT * FROM made JOIN given USING (address)),
        addresses AS (INSERT INTO address (address, account_id) SELECT address, account_id FROM people),
        skeletons AS (INSERT INTO address_skeleton (skeleton, account_id) SELECT skeleton, account_id FROM people),
        inboxes AS (INSERT INTO inbox (account_id) SELECT account_id FROM people),
        sessions AS (
            INSERT INTO session (session_id, token_hash, account_id, listen_channel, visible, created_at)
            SELECT 'ses_' || address, token_hash, account_id, 'pchat', false, now() FROM people)
        INSERT INTO reader (session_id, acknowledged_seq, last_seen_at) SELECT 'ses_' || address, 0, now() FROM people
        """;

    private static final String JOIN = """
        INSERT INTO group_member (group_id, account_id, role, joined_after, joined_at)
        SELECT ?, account_id, 'member', 0, now() FROM account WHERE address = ANY (?)
        """;

    private final Connection connection;

    StoredPeople(Connection connection) {
        this.connection = connection;
    }

    /** @param prefix of the addresses, of its own for each call */
    List<Person> add(String prefix, int count) throws SQLException {
        List<Person> people = IntStream.rangeClosed(1, count)
                .mapToObj(i -> prefix + "-" + i)
                .map(address -> new Person(address, SessionToken.PREFIX + address))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, addresses(people));
            insert.setObject(2, people.stream().map(StoredPeople::skeleton).toArray(String[]::new));
            insert.setObject(3, people.stream().map(StoredPeople::tokenHash).toArray(String[]::new));
            insert.executeUpdate();
        }
        return people;
    }

    /** The relay may go by what it remembers of the group for some seconds more. */
    void join(String group, List<Person> people) throws SQLException {
        try (PreparedStatement join = connection.prepareStatement(JOIN)) {
            join.setString(1, group);
            join.setObject(2, addresses(people));
            join.executeUpdate();
        }
    }

    private static String[] addresses(List<Person> people) {
        return people.stream().map(Person::address).toArray(String[]::new);
    }

    private static String skeleton(Person person) {
        return new ChatAddress(person.address()).skeleton();
    }

    private static String tokenHash(Person person) {
        return new SessionToken(person.token()).hash().hex();
    }
}
