package io.webchat.application.groups;

import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Member;
import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups and who is in them. */
public interface Groups {
    /** Stores a new group with its conversation and, as its first member, its owner. */
    Group create(GroupId id, GroupSettings settings, AccountId owner, Instant at);

    /** A deleted group is not found. */
    Optional<Group> find(GroupId id);

    /**
     * Within a unit of work: locks the group until its end, so that changes of the group, of its members and of what is
     * written there by units of work come one after the other. Returns the group as it is stored now; empty if it is
     * deleted.
     */
    Optional<Group> lock(GroupId id);

    void update(Group group);

    /** The group and its members go; what was said stays in the logs of those who got it. */
    void delete(GroupId id);

    /** In order of account. */
    List<Member> members(GroupId id);

    Optional<Member> member(GroupId id, AccountId account);

    int size(GroupId id);

    /** Takes in a member, who joins after the conversation's last message; nothing if it is one. */
    void add(GroupId id, AccountId account, Instant at);

    /** Gives a member, who is one, the role of {@code member}. */
    void changeRole(GroupId id, Member member);

    void remove(GroupId id, AccountId account);

    /** Those that the account is a member of, by name, in the order of its characters' codes. */
    List<Group> joinedBy(AccountId account);

    /**
     * The public ones, by name as in {@link #joinedBy}. When there are more than the limit, each owner's oldest comes
     * before anybody's second, so that nobody's many hide those of others.
     *
     * @param text what the name or description contains, taken literally, ignoring case in every script; null for all
     */
    List<Group> listed(@Nullable String text, int limit);

    /** Stores a request; a pending one of the same account is returned instead. */
    JoinRequest ask(JoinRequest request);

    Optional<JoinRequest> request(GroupId group, String requestId);

    /** The pending ones, oldest first. */
    List<JoinRequest> pending(GroupId group);

    /** Whether this call decided it: of two at once only one gets true. */
    boolean decide(JoinRequest decided);
}
