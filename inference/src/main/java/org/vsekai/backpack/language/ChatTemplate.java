package org.vsekai.backpack.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A conversation as the text that SmolLM2 was trained on (ChatML, with its card's own first message). */
final class ChatTemplate {
    private static final int MOST_MESSAGES = 64;
    private static final ChatMessage USUAL_SYSTEM = ChatMessage.system("You are a helpful AI assistant.");

    private ChatTemplate() {}

    /** The text up to where the model goes on. */
    static String prompt(List<ChatMessage> messages) {
        check(messages);
        var all = new ArrayList<>(messages);
        if (messages.get(0).role() != ChatMessage.Role.SYSTEM) {
            all.add(0, USUAL_SYSTEM);
        }
        var text = new StringBuilder();
        for (var message : all) {
            text.append("<|im_start|>")
                    .append(message.role().name().toLowerCase(Locale.ROOT))
                    .append('\n')
                    .append(withoutMarks(message.text()))
                    .append("<|im_end|>\n");
        }
        return text.append("<|im_start|>assistant\n").toString();
    }

    private static void check(List<ChatMessage> messages) {
        if (messages.size() > MOST_MESSAGES) {
            throw UnusableTextException.tooMany("messages", messages.size(), MOST_MESSAGES);
        }
        if (messages.isEmpty() || messages.get(messages.size() - 1).text().isBlank()) {
            throw UnusableTextException.blank("the last message");
        }
    }

    /** The tokenizer would take what looks like a mark for one: a user could speak as the system. */
    private static String withoutMarks(String text) {
        return text.replace("<|", "< |");
    }
}
