package io.webchat.adapter.persistence.messaging;

/** The conversations of one account. */
final class AccountConversations {
    /**
     * A table: each conversation of the account, {@code {0}}, with the places after which it may read, and after which
     * all was new to it.
     */
    static final String CONVERSATIONS = """
        (SELECT c.conversation_id, 0::bigint AS readable_after, 0::bigint AS new_after FROM conversation c
         WHERE c.low_account = {0} OR c.high_account = {0}
         UNION ALL
         SELECT g.conversation_id, CASE g.history WHEN 'all' THEN 0 ELSE gm.joined_after END, gm.joined_after
         FROM group_member gm JOIN chat_group g USING (group_id)
         WHERE gm.account_id = {0} AND g.deleted_at IS NULL) AS mine
        """;

    private AccountConversations() {}
}
