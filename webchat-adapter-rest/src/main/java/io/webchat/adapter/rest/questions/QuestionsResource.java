package io.webchat.adapter.rest.questions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.webchat.adapter.rest.Required;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.adapter.rest.http.ClientConnection;
import io.webchat.application.agents.AgentStates;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.questions.AnswerQuestion;
import io.webchat.application.questions.AskQuestion;
import io.webchat.application.questions.QuestionView;
import io.webchat.application.questions.ReadQuestions;
import io.webchat.domain.Refusal;
import io.webchat.domain.agents.Pause;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.IdempotencyKey;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asking a human, waiting for the answer, and giving it. */
@Path("/api/v1/webchat/questions")
@Produces(MediaType.APPLICATION_JSON)
public final class QuestionsResource implements Resource {
    record OptionRequest(
            @Nullable String id,
            @Nullable String label,
            @Nullable String style) {
        Option toOption() {
            String word = Required.field("options", id);
            return Option.parse(word, label == null ? word : label, style);
        }
    }

    record AskRequest(
            @Nullable String to,
            @Nullable String text,
            @Nullable List<OptionRequest> options,
            @Nullable Boolean allowText,
            @Nullable Long expiresIn,
            @JsonProperty("default") @Nullable String fallback,
            @Nullable String idempotencyKey) {
        AskQuestion.Command toCommand(SignedIn caller, @Nullable String keyHeader) {
            String key = idempotencyKey == null ? keyHeader : idempotencyKey;
            return new AskQuestion.Command(
                    caller.account(),
                    Required.field("to", to),
                    Required.field("text", text),
                    options == null
                            ? List.of()
                            : options.stream().map(OptionRequest::toOption).toList(),
                    Boolean.TRUE.equals(allowText),
                    expiresIn == null ? null : Duration.ofSeconds(Math.clamp(expiresIn, -1, Integer.MAX_VALUE)),
                    fallback,
                    key == null || key.isBlank() ? null : IdempotencyKey.parse(key),
                    null);
        }
    }

    record AskedResponse(
            boolean success,
            String questionId,
            String messageId,
            QuestionResponse question,
            @Nullable Boolean duplicate) {}

    record AnswerRequest(@Nullable String option, @Nullable String text) {}

    /** @param paused true when a paused agent was to wait; {@code reason} is its owner's */
    record OneQuestion(
            boolean success,
            QuestionResponse question,
            @Nullable Boolean paused,
            @Nullable String reason) {}

    /** @param nextBefore where the next page begins; null at the end */
    record ManyQuestions(
            boolean success,
            List<QuestionResponse> questions,
            @Nullable String nextBefore) {}

    private final AskQuestion askQuestion;
    private final AnswerQuestion answerQuestion;
    private final ReadQuestions readQuestions;
    private final AgentStates agentStates;

    @Inject
    public QuestionsResource(
            AskQuestion askQuestion,
            AnswerQuestion answerQuestion,
            ReadQuestions readQuestions,
            AgentStates agentStates) {
        this.askQuestion = askQuestion;
        this.answerQuestion = answerQuestion;
        this.readQuestions = readQuestions;
        this.agentStates = agentStates;
    }

    @Operation(summary = "Ask for a decision")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AskedResponse.class)))
    @POST
    public Response ask(
            @Auth SignedIn caller, @HeaderParam("Idempotency-Key") @Nullable String keyHeader, AskRequest request) {
        AskQuestion.Asked asked = askQuestion.ask(request.toCommand(caller, keyHeader));
        Question question = asked.question();
        return Response.status(asked.duplicate() ? Response.Status.OK : Response.Status.CREATED)
                .entity(new AskedResponse(
                        true,
                        question.id().value(),
                        question.message().toString(),
                        response(caller.account().id(), question),
                        asked.duplicate() ? true : null))
                .build();
    }

    @Operation(summary = "What waits for the caller, or what it asked")
    @GET
    public ManyQuestions list(
            @Auth SignedIn caller,
            @QueryParam("state") @Nullable String state,
            @QueryParam("own") @DefaultValue("false") boolean own,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        List<QuestionResponse> page = readQuestions.page(caller, own, state(state), before, limit).stream()
                .map(QuestionResponse::of)
                .toList();
        String next = page.size() < limit ? null : page.getLast().questionId();
        return new ManyQuestions(true, page, next);
    }

    private static Question.@Nullable State state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        try {
            return Question.State.of(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.field("state", "invalid", "Give state open, answered or expired, or leave it out.");
        }
    }

    @Operation(summary = "One question; with wait, held until it is answered")
    @GET
    @Path("/{question_id}")
    public OneQuestion one(
            @Auth SignedIn caller,
            @PathParam("question_id") String id,
            @QueryParam("wait") @DefaultValue("0") int holdFor,
            @Context HttpServletRequest http)
            throws InterruptedException {
        QuestionView question = readQuestions.one(caller, id, Duration.ofSeconds(holdFor), ClientConnection.of(http));
        Pause pause = holdFor > 0 ? agentStates.pause(caller.account()) : null;
        return new OneQuestion(
                true,
                QuestionResponse.of(question),
                pause == null ? null : true,
                pause == null ? null : pause.reason());
    }

    @Operation(summary = "Give the one answer that counts")
    @POST
    @Path("/{question_id}/answer")
    public OneQuestion answer(@Auth SignedIn caller, @PathParam("question_id") String id, AnswerRequest request) {
        Question answered =
                answerQuestion.handle(new AnswerQuestion.Command(caller, id, request.option(), request.text()));
        return new OneQuestion(true, response(caller.account().id(), answered), null, null);
    }

    private QuestionResponse response(AccountId viewer, Question question) {
        return QuestionResponse.of(readQuestions.view(viewer, question));
    }
}
