package io.webchat.application.groups;

import io.webchat.application.identity.SignedIn;
import io.webchat.domain.groups.Group;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.GroupSettings.History;
import io.webchat.domain.groups.GroupSettings.JoinPolicy;
import io.webchat.domain.groups.GroupSettings.Mode;
import io.webchat.domain.groups.GroupSettings.Visibility;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.ChatAddress;
import io.webchat.domain.inbox.Happening;
import io.webchat.domain.inbox.InboxEvent;
import io.webchat.testkit.work.Fixtures;
import io.webchat.testkit.work.TestRelay;
import java.util.List;
import java.util.stream.IntStream;

/** Makes groups with the usual settings, and looks at what their members are told. */
public record Community(TestRelay relay) {
    public static final GroupSettings CHAT =
            new GroupSettings("team", "", Visibility.PUBLIC, Mode.CHAT, JoinPolicy.APPROVAL, History.ALL);
    public static final GroupSettings STREAM =
            new GroupSettings("news", "", Visibility.PUBLIC, Mode.STREAM, JoinPolicy.OPEN, History.FROM_JOIN);
    public static final GroupSettings SECRET =
            new GroupSettings("secret", "", Visibility.PRIVATE, Mode.CHAT, JoinPolicy.INVITE, History.FROM_JOIN);

    /** The new group's id. */
    public String create(SignedIn owner, GroupSettings settings, String... members) {
        return relay.the(ChangeGroup.class)
                .create(owner, settings, List.of(members))
                .group()
                .id()
                .value();
    }

    /** A group of its owner and {@code others} accounts that never sign in, in order of account behind the owner's. */
    public String large(SignedIn owner, GroupSettings settings, int others) {
        String id = create(owner, settings);
        Group group = relay.the(ReadGroups.class).require(id);
        relay.store().unitOfWork().run(() -> IntStream.range(0, others).forEach(i -> {
            Account account = new Fixtures(relay.store()).person("crowd-" + i);
            relay.store().groups().add(group.id(), account.id(), Fixtures.START);
        }));
        return id;
    }

    /** The address to write to. */
    public static String to(String group) {
        return "group:" + group;
    }

    public List<Happening> log(SignedIn reader) {
        return log(reader.account());
    }

    public List<Happening> log(Account reader) {
        return relay.store().inboxes().after(reader.id(), 0, 10_000).stream()
                .map(InboxEvent::happening)
                .toList();
    }

    /** The newest thing that the reader was told. */
    public Happening last(SignedIn reader) {
        return log(reader).getLast();
    }

    public Account account(String address) {
        return relay.store()
                .accounts()
                .find(new ChatAddress(address))
                .orElseThrow();
    }
}
