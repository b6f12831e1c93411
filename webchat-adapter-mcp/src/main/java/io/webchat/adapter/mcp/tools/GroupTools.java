package io.webchat.adapter.mcp.tools;

import io.webchat.adapter.mcp.McpCall;
import io.webchat.adapter.mcp.text.Authors;
import io.webchat.adapter.mcp.text.Defanged;
import io.webchat.application.groups.ChangeGroup;
import io.webchat.application.groups.GroupView;
import io.webchat.application.groups.JoinGroup;
import io.webchat.application.groups.ManageMembers;
import io.webchat.application.groups.ReadGroups;
import io.webchat.domain.Refusal;
import io.webchat.domain.groups.GroupSettings;
import io.webchat.domain.groups.Role;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Groups, in one tool with an action. */
final class GroupTools {
    private static final int MAX_LISTED = 200;

    private final ReadGroups readGroups;
    private final ChangeGroup changeGroup;
    private final ManageMembers manageMembers;
    private final JoinGroup joinGroup;
    private final io.webchat.application.agents.AgentStates agentStates;

    @Inject
    GroupTools(
            ReadGroups readGroups,
            ChangeGroup changeGroup,
            ManageMembers manageMembers,
            JoinGroup joinGroup,
            io.webchat.application.agents.AgentStates agentStates) {
        this.readGroups = readGroups;
        this.changeGroup = changeGroup;
        this.manageMembers = manageMembers;
        this.joinGroup = joinGroup;
        this.agentStates = agentStates;
    }

    List<Tool> tools() {
        // Two of its actions only read, so a paused agent is refused by the action.
        return List.of(new SimpleTool(
                "group",
                "Groups and streams",
                "Lists your groups and their members, makes groups and streams, joins, leaves and manages members. In a"
                        + " stream only its owner and admins write.",
                new Schema()
                        .oneOf(
                                "action",
                                "What to do.",
                                "list",
                                "members",
                                "create",
                                "join",
                                "leave",
                                "add",
                                "remove",
                                "set_role",
                                "requests",
                                "accept",
                                "reject")
                        .text("group", "The group's id, for all actions but list and create.")
                        .text("name", "For create.")
                        .text("description", "For create.")
                        .oneOf("mode", "For create; chat if left out.", "chat", "stream")
                        .oneOf("visibility", "For create; private if left out.", "public", "private")
                        .oneOf("join_policy", "For create; approval if left out.", "approval", "open", "invite")
                        .list("members", "For create: addresses.", Map.of("type", "string"))
                        .text("member", "An address, for add, remove and set_role.")
                        .oneOf("role", "For set_role.", "owner", "admin", "member")
                        .text("request_id", "For accept and reject.")
                        .require("action")
                        .build(),
                false,
                this::act));
    }

    private ToolResult act(McpCall call, Arguments arguments) {
        String action = arguments.text("action").toLowerCase(Locale.ROOT);
        if (action.equals("list")) {
            List<GroupView> mine = readGroups.mine(call.caller());
            return ToolResult.of(
                    Map.of(
                            "groups",
                            mine.stream()
                                    .limit(MAX_LISTED)
                                    .map(GroupTools::shown)
                                    .toList()),
                    "You are in " + mine.size() + " groups.");
        }
        if (action.equals("members")) {
            return members(call, id(arguments));
        }
        agentStates.requireActive(call.caller().account());
        switch (action) {
            case "create" -> {
                return one(
                        changeGroup.create(call.caller(), settings(arguments), members(arguments)),
                        "The group is made");
            }
            case "join" -> {
                var asked = joinGroup.ask(call.caller(), id(arguments)).request();
                return ToolResult.of(
                        Map.of("request_id", asked.id(), "state", asked.state().wireName()),
                        "The request is " + asked.state().wireName() + ".");
            }
            case "requests" -> {
                return requests(call, id(arguments));
            }
            case "leave" -> manageMembers.leave(call.caller(), id(arguments));
            case "add" -> manageMembers.add(call.caller(), id(arguments), arguments.text("member"));
            case "remove" -> manageMembers.remove(call.caller(), id(arguments), arguments.text("member"));
            case "set_role" ->
                manageMembers.changeRole(
                        call.caller(),
                        id(arguments),
                        arguments.text("member"),
                        Role.parse("role", arguments.text("role")));
            case "accept", "reject" ->
                joinGroup.decide(call.caller(), id(arguments), arguments.text("request_id"), action.equals("accept"));
            default ->
                throw Refusal.field(
                        "action",
                        "unknown",
                        "Give action as list, members, create, join, leave, add, remove, set_role, requests, accept or"
                                + " reject.");
        }
        return ToolResult.of(Map.of("done", true), "Done.");
    }

    private ToolResult members(McpCall call, String id) {
        List<Map<String, Object>> members = readGroups.members(call.caller(), id).stream()
                .limit(MAX_LISTED)
                .map(view -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("chat_address", view.account().address().value());
                    shown.put("kind", view.account().kind().wireName());
                    shown.put("role", view.member().role().wireName());
                    return shown;
                })
                .toList();
        return ToolResult.of(Map.of("members", members), members.size() + " members.");
    }

    private ToolResult requests(McpCall call, String id) {
        List<Map<String, Object>> requests = joinGroup.pending(call.caller(), id).stream()
                .limit(MAX_LISTED)
                .map(view -> Map.<String, Object>of(
                        "request_id",
                        view.request().id(),
                        "from",
                        view.asker().address().value(),
                        "kind",
                        Authors.kind(view.asker().kind(), null)))
                .toList();
        return ToolResult.of(Map.of("requests", requests), requests.size() + " open requests.");
    }

    private static ToolResult one(GroupView view, String done) {
        return ToolResult.of(
                Map.of("group", shown(view)), done + ": group:" + view.group().id() + ".");
    }

    static Map<String, Object> shown(GroupView view) {
        GroupSettings settings = view.group().settings();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("group", "group:" + view.group().id());
        shown.put("name", Defanged.label(settings.name()));
        shown.put("mode", settings.mode().name().toLowerCase(Locale.ROOT));
        shown.put("visibility", settings.visibility().name().toLowerCase(Locale.ROOT));
        shown.put("members", view.members());
        if (view.role() != null) {
            shown.put("role", view.role().wireName());
            shown.put("writable", view.writable());
        }
        return shown;
    }

    private static GroupSettings settings(Arguments arguments) {
        String description = arguments.optionalText("description");
        return new GroupSettings(
                arguments.text("name"),
                description == null ? "" : description,
                GroupSettings.word(
                        GroupSettings.Visibility.class,
                        "visibility",
                        arguments.optionalText("visibility"),
                        GroupSettings.Visibility.PRIVATE),
                GroupSettings.word(
                        GroupSettings.Mode.class, "mode", arguments.optionalText("mode"), GroupSettings.Mode.CHAT),
                GroupSettings.word(
                        GroupSettings.JoinPolicy.class,
                        "join_policy",
                        arguments.optionalText("join_policy"),
                        GroupSettings.JoinPolicy.APPROVAL),
                GroupSettings.History.FROM_JOIN);
    }

    private static List<String> members(Arguments arguments) {
        return arguments.texts("members", ChangeGroup.MAX_FIRST_MEMBERS);
    }

    private static String id(Arguments arguments) {
        String typed = arguments.text("group").strip();
        return typed.startsWith("group:") ? typed.substring("group:".length()) : typed;
    }
}
