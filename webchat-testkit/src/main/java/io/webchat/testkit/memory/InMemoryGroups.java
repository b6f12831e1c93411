package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.groups.Groups;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupId;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.GroupSettings.Visibility;
import io.webchat.domain.groups.JoinRequest;
import io.webchat.domain.groups.Member;
import io.webchat.domain.groups.Role;
import io.webchat.domain.identity.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryGroups implements Groups {
    private static final Comparator<Group> BY_NAME = comparing(
                    (Group group) -> group.settings().name())
            .thenComparing(group -> group.id().value());

    private final InMemoryConversations conversations;
    private final InMemoryMessageLog messageLog;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<GroupId, Group> groups;
    private final Table<GroupId, SortedMap<AccountId, Member>> members;
    private final Table<String, JoinRequest> requests;

    InMemoryGroups(InMemoryConversations conversations, InMemoryMessageLog messageLog, InMemoryUnitOfWork unitOfWork) {
        this.conversations = conversations;
        this.messageLog = messageLog;
        this.unitOfWork = unitOfWork;
        this.groups = new Table<>(unitOfWork);
        this.members = new Table<>(unitOfWork);
        this.requests = new Table<>(unitOfWork);
    }

    @Override
    public Group create(GroupId id, GroupSettings settings, AccountId owner, Instant at) {
        return unitOfWork.call(() -> {
            Group group = new Group(id, conversations.ofGroup(id).id(), settings, at);
            groups.put(id, group);
            put(id, new Member(owner, Role.OWNER, 0, at));
            return group;
        });
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return unitOfWork.call(() -> groups.find(id));
    }

    @Override
    public Optional<Group> lock(GroupId id) {
        return find(id);
    }

    @Override
    public void update(Group group) {
        unitOfWork.run(() ->
                groups.find(group.id()).ifPresent(old -> groups.put(old.id(), old.with(group.settings()))));
    }

    @Override
    public void delete(GroupId id) {
        unitOfWork.run(() -> {
            // The members stay for fan-outs that are under way; the group is not found any more.
            groups.remove(id);
            requests.rows().stream()
                    .filter(request -> request.group().equals(id))
                    .forEach(request -> requests.remove(request.id()));
        });
    }

    @Override
    public List<Member> members(GroupId id) {
        return unitOfWork.call(() -> List.copyOf(present(id).values()));
    }

    /** Those behind an account, in order of account. */
    List<Member> membersBehind(GroupId id, long account, int limit) {
        return unitOfWork.call(() -> rows(id).tailMap(new AccountId(account + 1)).values().stream()
                .limit(limit)
                .toList());
    }

    @Override
    public Optional<Member> member(GroupId id, AccountId account) {
        return unitOfWork.call(() -> Optional.ofNullable(present(id).get(account)));
    }

    @Override
    public int size(GroupId id) {
        return unitOfWork.call(() -> present(id).size());
    }

    @Override
    public void add(GroupId id, AccountId account, Instant at) {
        unitOfWork.run(() -> {
            Group group = groups.find(id).orElseThrow(Group::unknown);
            if (!rows(id).containsKey(account)) {
                put(id, new Member(account, Role.MEMBER, 0, at));
                unitOfWork.stageEvent(
                        () -> put(id, new Member(account, Role.MEMBER, messageLog.top(group.conversation()), at)));
            }
        });
    }

    @Override
    public void changeRole(GroupId id, Member member) {
        unitOfWork.run(() -> member(id, member.account())
                .ifPresent(
                        old -> put(id, new Member(old.account(), member.role(), old.joinedAfter(), old.joinedAt()))));
    }

    @Override
    public void remove(GroupId id, AccountId account) {
        unitOfWork.run(() -> change(id, rows -> rows.remove(account)));
    }

    @Override
    public List<Group> joinedBy(AccountId account) {
        return unitOfWork.call(
                () -> ordered(group -> rows(group.id()).containsKey(account)).toList());
    }

    @Override
    public List<Group> listed(@Nullable String text, int limit) {
        return unitOfWork.call(() -> {
            Map<Optional<AccountId>, Integer> places = new HashMap<>();
            Map<GroupId, Integer> place = new HashMap<>();
            ordered(group -> group.settings().visibility() == Visibility.PUBLIC)
                    .filter(group -> text == null
                            || contains(group.settings().name(), text)
                            || contains(group.settings().description(), text))
                    .sorted(Comparator.comparing(group -> group.id().value()))
                    .forEach(group -> place.put(group.id(), places.merge(owner(group.id()), 1, Integer::sum)));
            Set<GroupId> chosen = ordered(group -> place.containsKey(group.id()))
                    .sorted(Comparator.comparing(group -> place.getOrDefault(group.id(), 0)))
                    .limit(limit)
                    .map(Group::id)
                    .collect(Collectors.toSet());
            return ordered(group -> chosen.contains(group.id())).toList();
        });
    }

    private Optional<AccountId> owner(GroupId group) {
        return members(group).stream()
                .filter(member -> member.role() == Role.OWNER)
                .map(Member::account)
                .findFirst();
    }

    private Stream<Group> ordered(Predicate<Group> wanted) {
        return groups.rows().stream().filter(wanted).sorted(BY_NAME);
    }

    private static boolean contains(String shown, String text) {
        return shown.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public JoinRequest ask(JoinRequest request) {
        return unitOfWork.call(() -> pending(request.group()).stream()
                .filter(present -> present.account().equals(request.account()))
                .findFirst()
                .orElseGet(() -> {
                    requests.put(request.id(), request);
                    return request;
                }));
    }

    @Override
    public Optional<JoinRequest> request(GroupId group, String requestId) {
        return unitOfWork.call(
                () -> requests.find(requestId).filter(request -> request.group().equals(group)));
    }

    @Override
    public List<JoinRequest> pending(GroupId group) {
        return unitOfWork.call(() -> requests.rows().stream()
                .filter(request -> request.group().equals(group))
                .filter(request -> request.state() == JoinRequest.State.PENDING)
                .sorted(comparing(JoinRequest::askedAt).thenComparing(JoinRequest::id))
                .toList());
    }

    @Override
    public boolean decide(JoinRequest decided) {
        return unitOfWork.call(() -> {
            boolean pending = requests.find(decided.id())
                    .filter(request -> request.state() == JoinRequest.State.PENDING)
                    .isPresent();
            if (pending) {
                requests.put(decided.id(), decided);
            }
            return pending;
        });
    }

    private SortedMap<AccountId, Member> present(GroupId id) {
        return groups.find(id).isPresent() ? rows(id) : new TreeMap<>();
    }

    private SortedMap<AccountId, Member> rows(GroupId id) {
        return members.get(id, new TreeMap<>());
    }

    private void put(GroupId id, Member member) {
        change(id, rows -> rows.put(member.account(), member));
    }

    private void change(GroupId id, Consumer<SortedMap<AccountId, Member>> change) {
        SortedMap<AccountId, Member> changed = new TreeMap<>(rows(id));
        change.accept(changed);
        members.put(id, changed);
    }
}
