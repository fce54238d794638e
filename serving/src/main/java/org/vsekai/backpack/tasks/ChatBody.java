package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.language.ChatMessage;
import org.vsekai.backpack.language.GenerationSettings;
import org.vsekai.backpack.server.Problems;

/**
 * A conversation and what is wanted of its next turn, in the form of OpenAI's interface.
 *
 * @param stop a text, or a list of them
 * @param n answers that are wanted: 1
 * @param reasoningEffort anything but none has the model write down steps first
 * @param scene whose facts the answer is to keep to; our own
 */
record ChatBody(
        List<Message> messages,
        Optional<String> model,
        Optional<Integer> maxTokens,
        Optional<Integer> maxCompletionTokens,
        Optional<Double> temperature,
        Optional<Double> topP,
        Optional<Long> seed,
        Optional<JsonNode> stop,
        Optional<Boolean> stream,
        Optional<StreamOptions> streamOptions,
        Optional<Integer> n,
        Optional<String> reasoningEffort,
        Optional<String> user,
        Optional<String> scene) {
    private static final int MOST_MESSAGES = 64;
    private static final int USUAL_TOKENS = 256;

    /**
     * A turn.
     *
     * @param content a text, or a list of parts {@code {"type":"text","text":".."}}
     */
    record Message(String role, JsonNode content, Optional<String> name) {
        ChatMessage read(int place) {
            return new ChatMessage(role(place), text(place));
        }

        private ChatMessage.Role role(int place) {
            return switch (role) {
                case "system", "developer" -> ChatMessage.Role.SYSTEM;
                case "user" -> ChatMessage.Role.USER;
                case "assistant" -> ChatMessage.Role.ASSISTANT;
                default ->
                    throw Problems.invalidBody(
                            "/messages/" + place + "/role: it must be system, developer, user or assistant");
            };
        }

        private String text(int place) {
            if (content.isTextual()) {
                return content.textValue();
            }
            var text = new StringBuilder();
            for (var part : content) {
                if (!part.path("type").asText().equals("text")
                        || !part.path("text").isTextual()) {
                    throw Problems.invalidBody("/messages/" + place + "/content: the model reads texts alone");
                }
                text.append(part.path("text").textValue());
            }
            return text.toString();
        }
    }

    record StreamOptions(Optional<Boolean> includeUsage) {}

    ChatBody {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            throw new IllegalArgumentException("messages must be 1 to " + MOST_MESSAGES);
        }
        if (n.isPresent() && n.get() != 1) {
            throw new IllegalArgumentException("n must be 1: ask again for another answer, with another seed");
        }
    }

    boolean isStream() {
        return stream.orElse(false);
    }

    boolean wantsUsage() {
        return streamOptions.flatMap(StreamOptions::includeUsage).orElse(!isStream());
    }

    /** Whether steps are to come before the answer. */
    boolean isThinking() {
        return scene.isPresent()
                || reasoningEffort.filter(effort -> !effort.equals("none")).isPresent();
    }

    List<ChatMessage> turns() {
        var turns = new ArrayList<ChatMessage>();
        for (var message : messages) {
            turns.add(message.read(turns.size()));
        }
        return turns;
    }

    /** The one thing that is asked: steps are written about a question, not about a conversation. */
    String question() {
        var turns = turns();
        if (turns.size() != 1 || turns.get(0).role() != ChatMessage.Role.USER) {
            throw Problems.invalidBody("/messages: with reasoning_effort or scene it must be one message of the user");
        }
        return turns.get(0).text();
    }

    GenerationSettings wishes() {
        return new GenerationSettings(
                maxCompletionTokens.or(() -> maxTokens).orElse(USUAL_TOKENS),
                temperature.orElse(0.0),
                topP.orElse(1.0),
                seed.orElse(0L),
                stopWords());
    }

    private List<String> stopWords() {
        if (stop.isEmpty() || stop.get().isNull()) {
            return List.of();
        }
        if (stop.get().isTextual()) {
            return List.of(stop.get().textValue());
        }
        var words = new ArrayList<String>();
        for (var word : stop.get()) {
            if (!word.isTextual()) {
                throw Problems.invalidBody("/stop: it must be a text, or a list of texts");
            }
            words.add(word.textValue());
        }
        return words;
    }
}
