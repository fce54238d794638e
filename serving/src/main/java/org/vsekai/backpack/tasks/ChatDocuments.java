package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.language.Generation;

/** Answers of conversations in the form of OpenAI's interface. */
final class ChatDocuments {
    private ChatDocuments() {}

    /** Which answer this is. */
    record Head(String id, long created, String model) {}

    @JsonPropertyOrder({"id", "object", "created", "model", "choices", "usage"})
    record Completion(
            String id, String object, long created, String model, List<Choice> choices, Optional<Usage> usage) {}

    @JsonPropertyOrder({"index", "message", "finish_reason"})
    record Choice(int index, Message message, String finishReason) {}

    /**
     * The turn.
     *
     * @param reasoningContent the steps, one a line
     * @param unsupported what the answer states and the scene's facts do not
     */
    @JsonPropertyOrder({"role", "reasoning_content", "content", "unsupported"})
    record Message(
            String role, Optional<String> reasoningContent, String content, Optional<List<String>> unsupported) {}

    @JsonPropertyOrder({"id", "object", "created", "model", "choices", "usage"})
    record Chunk(String id, String object, long created, String model, List<Piece> choices, Optional<Usage> usage) {}

    @JsonPropertyOrder({"index", "delta", "finish_reason"})
    record Piece(int index, Delta delta, Optional<String> finishReason) {}

    @JsonPropertyOrder({"role", "reasoning_content", "content"})
    record Delta(Optional<String> role, Optional<String> reasoningContent, Optional<String> content) {}

    record Usage(int promptTokens, int completionTokens, int totalTokens) {
        static Usage of(Generation generation) {
            return new Usage(
                    generation.promptTokens(),
                    generation.answerTokens(),
                    generation.promptTokens() + generation.answerTokens());
        }
    }

    static Completion completion(Head head, Chat.Reply reply, boolean isGrounded) {
        if (reply instanceof Chat.Said said) {
            var generation = said.generation();
            return completion(
                    head,
                    new Message("assistant", Optional.empty(), generation.text(), Optional.empty()),
                    finishReason(reply),
                    Optional.of(Usage.of(generation)));
        }
        var reasoned = (Chat.Reasoned) reply;
        return completion(
                head,
                new Message(
                        "assistant",
                        Optional.of(String.join("\n", reasoned.thought().steps())),
                        reasoned.thought().answer(),
                        isGrounded ? Optional.of(reasoned.unsupported()) : Optional.empty()),
                finishReason(reply),
                Optional.empty());
    }

    private static Completion completion(Head head, Message message, String reason, Optional<Usage> usage) {
        return new Completion(
                head.id(),
                "chat.completion",
                head.created(),
                head.model(),
                List.of(new Choice(0, message, reason)),
                usage);
    }

    static String finishReason(Chat.Reply reply) {
        return reply instanceof Chat.Said said && said.generation().end() == Generation.End.LENGTH ? "length" : "stop";
    }

    static Chunk chunk(Head head, Delta delta, Optional<String> finishReason) {
        return new Chunk(
                head.id(),
                "chat.completion.chunk",
                head.created(),
                head.model(),
                List.of(new Piece(0, delta, finishReason)),
                Optional.empty());
    }

    /** The last one, with no piece of text. */
    static Chunk usage(Head head, Usage usage) {
        return new Chunk(
                head.id(), "chat.completion.chunk", head.created(), head.model(), List.of(), Optional.of(usage));
    }
}
