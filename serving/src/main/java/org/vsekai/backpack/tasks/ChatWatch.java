package org.vsekai.backpack.tasks;

import java.util.Optional;
import org.vsekai.backpack.language.GenerationWatch;
import org.vsekai.backpack.server.Json;

/** Makes events of an answer while it is written. */
final class ChatWatch implements GenerationWatch {
    private final ChatDocuments.Head head;
    private final EventStream events;
    private boolean isAnswer;

    /** @param isThinking whether steps come first */
    ChatWatch(ChatDocuments.Head head, EventStream events, boolean isThinking) {
        this.head = head;
        this.events = events;
        this.isAnswer = !isThinking;
    }

    @Override
    public void piece(String text) {
        send(new ChatDocuments.Delta(
                Optional.empty(),
                isAnswer ? Optional.empty() : Optional.of(text),
                isAnswer ? Optional.of(text) : Optional.empty()));
    }

    @Override
    public void answerBegins() {
        isAnswer = true;
    }

    @Override
    public boolean goesOn() {
        return !events.isGone();
    }

    private void send(ChatDocuments.Delta delta) {
        events.add(Json.bytes(ChatDocuments.chunk(head, delta, Optional.empty())));
    }
}
