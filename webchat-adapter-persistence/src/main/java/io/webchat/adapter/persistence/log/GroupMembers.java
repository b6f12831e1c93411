package io.webchat.adapter.persistence.log;

import io.webchat.domain.groups.GroupId;
import io.webchat.domain.identity.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The members of groups as this process knows them, for the log's writer. */
public interface GroupMembers {
    /** Returns the members in order of account, without asking the database; empty if they are not known now. */
    Optional<List<AccountId>> present(GroupId group);

    /** Asks the database for those that are not known. */
    void load(Collection<GroupId> groups);
}
