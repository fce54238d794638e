package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.language.ChainOfThought;
import org.vsekai.backpack.language.ChatMessage;
import org.vsekai.backpack.language.ChatModel;
import org.vsekai.backpack.language.Facts;
import org.vsekai.backpack.language.Generation;
import org.vsekai.backpack.language.GenerationSettings;
import org.vsekai.backpack.language.GenerationWatch;
import org.vsekai.backpack.language.Thought;

/** Conversations with a language model, one turn at a time. For one thread. */
final class Chat implements BatchCall<Chat.Ask, Done<Chat.Reply>> {
    private final ChatModel model;
    private final ChainOfThought thinking;

    private Chat(ChatModel model, ChainOfThought thinking) {
        this.model = model;
        this.thinking = thinking;
    }

    static Chat open(CataloguedModel model, InferenceSettings settings) {
        var talking = ChatModel.open(model, settings);
        try {
            return new Chat(talking, ChainOfThought.open(model, settings));
        } catch (RuntimeException e) {
            talking.close();
            throw e;
        }
    }

    /** How the turn is to come about. */
    sealed interface Ask {
        GenerationSettings wishes();

        GenerationWatch watch();
    }

    /** At once, after all that was said. */
    record Talk(List<ChatMessage> messages, GenerationSettings wishes, GenerationWatch watch) implements Ask {}

    /** Steps first, about a question alone; with facts the answer may state nothing else. */
    record Think(Optional<Facts> facts, String question, GenerationSettings wishes, GenerationWatch watch)
            implements Ask {}

    /** What came of it. */
    sealed interface Reply {}

    record Said(Generation generation) implements Reply {}

    /** @param unsupported what the answer states and the facts do not */
    record Reasoned(Thought thought, List<String> unsupported) implements Reply {}

    @Override
    public List<Done<Reply>> answer(List<Ask> asked) {
        return asked.stream().map(ask -> Done.of(reply(ask))).toList();
    }

    private Reply reply(Ask ask) {
        if (ask instanceof Talk talk) {
            return new Said(model.answer(talk.messages(), talk.wishes(), talk.watch()));
        }
        var think = (Think) ask;
        return think.facts()
                .map(facts -> {
                    var grounded = thinking.think(facts, think.question(), think.wishes(), think.watch());
                    return new Reasoned(grounded.thought(), grounded.unsupported());
                })
                .orElseGet(
                        () -> new Reasoned(thinking.think(think.question(), think.wishes(), think.watch()), List.of()));
    }

    @Override
    public void close() {
        model.close();
        thinking.close();
    }
}
