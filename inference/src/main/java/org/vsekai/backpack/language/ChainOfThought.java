package org.vsekai.backpack.language;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.engine.InferenceSettings;

/**
 * Has a model write down steps first and answer then (Wei et al., Chain-of-Thought Prompting, 2022), in two turns, so that the steps
 * never mix with the answer. Open one per thread and close it: not thread-safe.
 */
public final class ChainOfThought implements AutoCloseable {
    /** Questions are short: the facts and the steps need the room. */
    public static final int LONGEST_QUESTION = 2_000;

    private static final String ASK_FOR_STEPS =
            "\n\nThink about this step by step. Write the steps as a short numbered list.";
    private static final String ASK_FOR_ANSWER = "Now give the final answer to my question in one short sentence.";

    /** What the second turn adds besides the steps, with some to spare. */
    private static final int TOKENS_OF_SECOND_TURN = 40;

    private final ChatModel model;

    private ChainOfThought(ChatModel model) {
        this.model = model;
    }

    /** As {@link ChatModel#open}. */
    public static ChainOfThought open(CataloguedModel model, InferenceSettings settings) {
        return new ChainOfThought(ChatModel.open(model, settings));
    }

    /**
     * Thinks about a question.
     *
     * @param wishes for each of the two turns
     * @param watch hears the steps, then the answer; when it ends the steps there is no answer
     * @throws UnusableTextException when the question is empty, or too long to leave room for steps and answer
     */
    public Thought think(String question, GenerationSettings wishes, GenerationWatch watch) {
        return think(List.of(), question, wishes, watch);
    }

    /** Thinks about a question with the facts at hand, and checks the answer against them. */
    public GroundedThought think(Facts facts, String question, GenerationSettings wishes, GenerationWatch watch) {
        var thought = think(List.of(facts.instruction()), question, wishes, watch);
        return new GroundedThought(thought, AnswerCheck.unsupported(facts.lines(), thought.answer()));
    }

    private Thought think(List<ChatMessage> before, String question, GenerationSettings wishes, GenerationWatch watch) {
        check(question);
        var messages = new ArrayList<>(before);
        messages.add(ChatMessage.user(question + ASK_FOR_STEPS));
        // The steps are a part of the next prompt: half the room is for them, the other for the answer.
        int room = model.room(messages) / 2 - TOKENS_OF_SECOND_TURN;
        if (room < 1) {
            throw UnusableTextException.noRoomToThink();
        }
        var steps = model.answer(messages, wishes.atMost(room), watch);
        if (steps.end() == Generation.End.CANCELLED) {
            return new Thought(ReasoningSteps.of(steps.text()), "");
        }
        messages.add(ChatMessage.assistant(steps.text()));
        messages.add(ChatMessage.user(ASK_FOR_ANSWER));
        watch.answerBegins();
        var answer = model.answer(messages, wishes, watch);
        return new Thought(ReasoningSteps.of(steps.text()), answer.text().strip());
    }

    private static void check(String question) {
        if (question.isBlank()) {
            throw UnusableTextException.blank("the question");
        }
        if (question.length() > LONGEST_QUESTION) {
            throw UnusableTextException.tooLong("the question", question.length(), LONGEST_QUESTION);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
