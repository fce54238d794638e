package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folder of models: {@code <task>/<name>/card.yaml}, other versions in {@code <task>/<name>@<version>/}, with the model's files beside it. Reads on each call, keeps
 * nothing. Immutable and thread-safe.
 */
public record ModelCatalogue(Path root) {
    static final String CARD = "card.yaml";
    private static final String LABELS = "labels";
    private static final List<String> TENSORS = List.of("inputs", "outputs");
    private static final List<String> OPTIONAL = List.of("packages", "inputs", "outputs");
    private static final String ARCHITECTURE = "architecture";
    private static final int LARGEST_CARD = 1 << 16;
    private static final int LARGEST_LABELS = 1 << 20;

    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addDeserializer(ModelSettings.class, new OfTheArchitecture()))
            .build();

    /** Reads a card's settings as those of its architecture. */
    private static final class OfTheArchitecture extends StdDeserializer<ModelSettings> {
        private static final long serialVersionUID = 1L;

        OfTheArchitecture() {
            super(ModelSettings.class);
        }

        @Override
        public ModelSettings deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var type = (Class<?>) context.getAttribute(ModelSettings.class);
            return (ModelSettings) context.readValue(parser, type);
        }
    }

    /**
     * The model of a task by its folder's name: its own, or {@code <name>@<version>}. Its weights are checked when they are loaded.
     *
     * @throws UnusableModelException naming file and key, when there is no such model or its card is wrong
     */
    public CataloguedModel find(ModelTask task, String name) {
        var folder = root.resolve(task.folderName()).resolve(name).normalize();
        if (!root.resolve(task.folderName()).normalize().equals(folder.getParent())) {
            throw UnusableModelException.badCard(root, "'" + name + "' is no model's name", null);
        }
        var file = folder.resolve(CARD);
        var card = read(folder, file);
        if (card.task() != task) {
            throw UnusableModelException.badCard(file, "task must be " + task.folderName() + " as its folder", null);
        }
        requireFolderOf(card, name, file);
        return new CataloguedModel(card, folder);
    }

    /** A model that is there in several versions has a folder {@code <name>@<version>} for each beside that of its usual one. */
    private static void requireFolderOf(ModelCard card, String folder, Path file) {
        int at = folder.indexOf('@');
        if (!card.name().equals(at < 0 ? folder : folder.substring(0, at))) {
            throw UnusableModelException.badCard(file, "name must be " + folder + " as its folder", null);
        }
        if (at >= 0 && !card.version().equals(folder.substring(at + 1))) {
            throw UnusableModelException.badCard(
                    file, "version must be " + folder.substring(at + 1) + " as its folder says", null);
        }
    }

    /**
     * Every model with its card; a broken card hides no other.
     *
     * @throws UnusableModelException when there is no such folder
     */
    public CatalogueListing all() {
        var models = new ArrayList<CataloguedModel>();
        var problems = new ArrayList<String>();
        for (var folder : folders(root)) {
            var name = folder.getFileName().toString();
            var task = Arrays.stream(ModelTask.values())
                    .filter(choice -> choice.folderName().equals(name))
                    .findFirst();
            if (task.isPresent()) {
                list(task.get(), folder, models, problems);
            } else {
                problems.add(folder + " is no task's folder; the tasks are "
                        + Arrays.stream(ModelTask.values())
                                .map(ModelTask::folderName)
                                .toList());
            }
        }
        return new CatalogueListing(models, problems);
    }

    private void list(ModelTask task, Path folder, List<CataloguedModel> models, List<String> problems) {
        for (var model : folders(folder)) {
            try {
                models.add(find(task, model.getFileName().toString()));
            } catch (UnusableModelException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private static List<Path> folders(Path parent) {
        try (var children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw UnusableModelException.unreadable(parent, e);
        }
    }

    private static ModelCard read(Path folder, Path file) {
        var text = CatalogueFiles.read(file, LARGEST_CARD, "a model is a folder <task>/<name> that holds a card");
        try {
            var tree = MAPPER.readTree(text);
            if (!(tree instanceof ObjectNode card)) {
                throw UnusableModelException.badCard(file, "a card is a list of keys with values", null);
            }
            if (!card.path(ARCHITECTURE).isTextual()) {
                throw UnusableModelException.badCard(file, "key " + ARCHITECTURE + " must be given, as a text", null);
            }
            readLabels(card, folder);
            OPTIONAL.forEach(key -> card.putIfAbsent(key, card.arrayNode()));
            TENSORS.forEach(key -> card.path(key).forEach(ModelCatalogue::fillTensor));
            return MAPPER.reader()
                    .withAttribute(ModelSettings.class, architecture(card).settings())
                    .treeToValue(card, ModelCard.class);
        } catch (JsonProcessingException e) {
            throw UnusableModelException.badCard(file, problem(e), e);
        } catch (IOException e) {
            throw UnusableModelException.unreadable(file, e);
        }
    }

    private static void fillTensor(JsonNode tensor) {
        if (tensor instanceof ObjectNode known) {
            known.putIfAbsent("batch_side", known.numberNode(0));
        }
    }

    private static Architecture architecture(ObjectNode card) throws JsonProcessingException {
        return MAPPER.treeToValue(
                        MAPPER.createObjectNode().set(ARCHITECTURE, card.path(ARCHITECTURE)), OnlyArchitecture.class)
                .architecture();
    }

    private record OnlyArchitecture(Architecture architecture) {}

    /** Labels may be a list or the name of a file with one a line: afterwards they are a list. */
    private static void readLabels(ObjectNode card, Path folder) {
        JsonNode labels = card.path(LABELS);
        if (labels.isTextual()) {
            if (labels.textValue().matches(".*[/\\\\].*|\\.+")) {
                throw UnusableModelException.badCard(
                        folder.resolve(CARD), "labels must be a list or a file name beside the card", null);
            }
            var file = folder.resolve(labels.textValue());
            var text = CatalogueFiles.read(file, LARGEST_LABELS, "the labels that the card names, one a line");
            var list = card.putArray(LABELS);
            new String(text, StandardCharsets.UTF_8).lines().forEach(list::add);
        }
    }

    /** The key as a path and what is wrong with it. */
    private static String problem(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "no valid YAML: " + e.getOriginalMessage();
        }
        var key = mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refused) {
                return (key.isEmpty() ? "" : key + ": ") + refused.getMessage();
            }
        }
        var reason = e instanceof MismatchedInputException
                ? e.getOriginalMessage().replaceAll(" \\(class .*|\\(for Creator.*", "")
                : e.getOriginalMessage();
        return "key " + key + ": " + reason;
    }
}
