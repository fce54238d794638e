package org.vsekai.backpack.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.language.ChainOfThought;
import org.vsekai.backpack.language.Facts;
import org.vsekai.backpack.language.GenerationSettings;
import org.vsekai.backpack.language.GenerationWatch;
import org.vsekai.backpack.language.GroundedThought;
import org.vsekai.backpack.language.TextEmbedder;

/** The tasks of language. Thread-safe. */
final class LanguageTasks {
    private static final int MOST_TOKENS = 1_024;
    private static final int USUAL_TOKENS = 256;

    private final InferenceSettings settings;
    private final SceneFacts scenes;

    LanguageTasks(InferenceSettings settings, SceneFacts scenes) {
        this.settings = settings;
        this.scenes = scenes;
    }

    /** What is to be thought about. */
    record Question(String text, Optional<Facts> facts, GenerationSettings wishes) {}

    /** What came of it, and whether it was checked against facts. */
    record Answered(boolean isGrounded, GroundedThought thought) {}

    Task<Question, Answered> thought(CataloguedModel model) {
        var card = model.card();
        return new Task<>() {
            @Override
            public BodyKind takes() {
                return BodyKind.TEXT;
            }

            @Override
            public Set<String> parameters() {
                return Set.of("scene", "max_tokens", "temperature", "seed");
            }

            @Override
            public Question read(TaskRequest request) {
                var parameters = request.parameters();
                var facts = parameters.optionalId("scene").map(scenes::of);
                var wishes = new GenerationSettings(
                        parameters.number("max_tokens", USUAL_TOKENS, 1, MOST_TOKENS),
                        parameters.fraction("temperature", 0),
                        1,
                        parameters.number("seed", 0, 0, Integer.MAX_VALUE),
                        List.of());
                return new Question(request.text(), facts, wishes);
            }

            @Override
            public BatchCall<Question, Done<Answered>> open() {
                var thinking = ChainOfThought.open(model, settings);
                return new OneByOne<>(thinking, question -> Done.of(think(thinking, question)));
            }

            @Override
            public TaskAnswer write(TaskRequest request, Answered result) {
                return TaskAnswer.json(Documents.Thoughts.of(card, result.isGrounded(), result.thought()));
            }
        };
    }

    private static Answered think(ChainOfThought thinking, Question question) {
        var watch = GenerationWatch.none();
        return question.facts()
                .map(facts -> new Answered(true, thinking.think(facts, question.text(), question.wishes(), watch)))
                .orElseGet(() -> new Answered(
                        false,
                        new GroundedThought(thinking.think(question.text(), question.wishes(), watch), List.of())));
    }

    /** Of one text by {@code /v1/tasks/embedding}, of many elsewhere. */
    Task<List<String>, List<float[]>> embedding(CataloguedModel model) {
        var card = model.card();
        return new Task<>() {
            @Override
            public BodyKind takes() {
                return BodyKind.TEXT;
            }

            @Override
            public List<String> read(TaskRequest request) {
                return List.of(request.text());
            }

            @Override
            public BatchCall<List<String>, Done<List<float[]>>> open() {
                return new TextVectors(TextEmbedder.open(model, settings));
            }

            @Override
            public TaskAnswer write(TaskRequest request, List<float[]> result) {
                return TaskAnswer.json(Documents.Vector.of(card, result.get(0)));
            }
        };
    }

    /** All texts of a batch go through the network together. */
    private record TextVectors(TextEmbedder embedder) implements BatchCall<List<String>, Done<List<float[]>>> {
        @Override
        public List<Done<List<float[]>>> answer(List<List<String>> requests) {
            var vectors = embedder.embed(requests.stream().flatMap(List::stream).toList());
            var answers = new ArrayList<Done<List<float[]>>>();
            int from = 0;
            for (var texts : requests) {
                answers.add(Done.of(List.copyOf(vectors.subList(from, from + texts.size()))));
                from += texts.size();
            }
            return answers;
        }

        @Override
        public void close() {
            embedder.close();
        }
    }
}
