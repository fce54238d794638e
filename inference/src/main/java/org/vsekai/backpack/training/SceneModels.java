package org.vsekai.backpack.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.files.Folders;

/** Writes trained networks as models of a catalogue: network, licence and card. */
public final class SceneModels {
    private static final String LICENCE = """
            Weights trained by Backpack on pictures of scenes that it makes up and draws itself; no other data had a part in them.
            They are dedicated to the public domain under Creative Commons Zero 1.0 Universal (CC0-1.0):
            https://creativecommons.org/publicdomain/zero/1.0/legalcode
            """;
    /** A training can begin with what lies here: beside the detector, in its folder. */
    private static final String CHECKPOINT = "checkpoint.bin";

    private static final String ORIGIN = "origin: ";
    private static final int LONGEST_ORIGIN = 300;

    private static final Checkpoint BEGINNING = new Checkpoint(0, 0);

    private static final String THRESHOLDS = """
              thresholds:
                # least confidence of a detection
                score: 0.3
                # of two detections of a class that overlap more than this (intersection over union), the better one stays
                overlap: 0.5
            """;

    private SceneModels() {}

    /** The models that come of a training. */
    public enum Kind {
        DETECTOR("detector", ModelTask.OBJECT_DETECTION, "scene-objects", "center-net"),
        SEGMENTER("segmenter", ModelTask.SEMANTIC_SEGMENTATION, "scene-regions", "u-net"),
        CAPTIONER("captioner", ModelTask.IMAGE_TO_TEXT, "scene-captions", "scene-captioner");

        private final String spelling;
        private final ModelTask task;
        private final String modelName;
        private final String architecture;

        Kind(String spelling, ModelTask task, String modelName, String architecture) {
            this.spelling = spelling;
            this.task = task;
            this.modelName = modelName;
            this.architecture = architecture;
        }

        /** How people call it. */
        public String spelling() {
            return spelling;
        }

        public ModelTask task() {
            return task;
        }

        /** Its name in the catalogue. */
        public String modelName() {
            return modelName;
        }

        private List<String> outputs() {
            return switch (this) {
                case DETECTOR -> List.of(SceneNetwork.HEAT, SceneNetwork.EDGES);
                case SEGMENTER -> List.of(SceneNetwork.REGIONS);
                case CAPTIONER -> List.of(SceneNetwork.COUNTS, SceneNetwork.ROOM);
            };
        }

        /** Where it lies in a catalogue. */
        public Path folder(Path catalogue) {
            return catalogue.resolve(task.folderName()).resolve(modelName);
        }
    }

    /** Writes a model into a catalogue; what is there under its name is replaced once the new one is whole. */
    static void write(
            Path catalogue,
            Kind kind,
            SceneTrainer trainer,
            TrainingSettings settings,
            SceneLabels labels,
            String origin) {
        var network = trainer.onnx(kind.outputs());
        var folder = kind.folder(catalogue);
        var fresh = folder.resolveSibling(kind.modelName + ".new");
        try {
            Folders.delete(fresh);
            Files.createDirectories(fresh);
            Files.write(fresh.resolve(kind.modelName + ".onnx"), network);
            Files.writeString(fresh.resolve("LICENCE.txt"), LICENCE);
            var start = Optional.<byte[]>empty();
            if (kind == Kind.DETECTOR) {
                start = Optional.of(Checkpoint.bytes(settings, BEGINNING, trainer));
                Files.write(fresh.resolve(CHECKPOINT), start.get());
            }
            Files.writeString(fresh.resolve("card.yaml"), card(kind, network, start, settings, labels, origin));
            replace(fresh, folder);
        } catch (IOException e) {
            throw TrainingException.unwritable(folder, e);
        }
    }

    /** Copies a model from one catalogue to another, whole or not at all. */
    public static void copy(Kind kind, Path from, Path to) {
        var folder = kind.folder(to);
        var fresh = folder.resolveSibling(kind.modelName + ".new");
        try (var files = Files.list(kind.folder(from))) {
            Folders.delete(fresh);
            Files.createDirectories(fresh);
            for (var file : files.toList()) {
                Files.copy(file, fresh.resolve(file.getFileName().toString()));
            }
            replace(fresh, folder);
        } catch (IOException e) {
            throw TrainingException.unwritable(folder, e);
        }
    }

    private static void replace(Path fresh, Path folder) throws IOException {
        var old = folder.resolveSibling(folder.getFileName() + ".old");
        Folders.delete(old);
        if (Files.exists(folder)) {
            Files.move(folder, old);
        }
        Files.move(fresh, folder);
        Folders.delete(old);
    }

    /** The checkpoint from which a training can go on, of the detector in a catalogue, where there is one. */
    public static Optional<Path> start(Path catalogue) {
        return Optional.of(Kind.DETECTOR.folder(catalogue).resolve(CHECKPOINT)).filter(Files::exists);
    }

    /** What a checkpoint comes of, as the card beside it says; shortened when many trainings went before. */
    static Optional<String> originOf(Path checkpoint) {
        var card = checkpoint.resolveSibling("card.yaml");
        if (!Files.exists(card)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(card)) {
            return lines.filter(line -> line.startsWith(ORIGIN))
                    .map(line -> line.substring(ORIGIN.length()))
                    .map(origin ->
                            origin.length() > LONGEST_ORIGIN ? origin.substring(0, LONGEST_ORIGIN) + " …" : origin)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(card + " cannot be read", e);
        }
    }

    private static String card(
            Kind kind,
            byte[] network,
            Optional<byte[]> start,
            TrainingSettings settings,
            SceneLabels labels,
            String origin) {
        var names = kind == Kind.SEGMENTER ? labels.regions() : labels.classes();
        var files = file("network", kind.modelName + ".onnx", network)
                + start.map(bytes -> file("checkpoint", CHECKPOINT, bytes)).orElse("");
        return String.format(
                java.util.Locale.ROOT,
                """
            # Made by ./backpack train-vision, which makes it again; see docs/training.md.
            task: %s
            name: %s
            version: %s
            architecture: %s
            engine: onnx-runtime
            files:
            %sinputs:
              - {name: images, datatype: FP32, shape: [-1, 3, %d, %d]}
            outputs:
            %s
            licence: CC0-1.0
            licence_file: LICENCE.txt
            origin: %s
            labels: [%s]
            settings:
              input:
                width: %d
                height: %d
                largest_batch: 64
              normalisation:
                channel_order: rgb
                mean: [128, 128, 128]
                standard_deviation: [64, 64, 64]
            %s""",
                kind.task.folderName(),
                kind.modelName,
                "1." + sha256(network).substring(0, 8),
                kind.architecture,
                files,
                settings.height(),
                settings.width(),
                kind.outputs().stream()
                        .map(output -> tensor(output, settings, labels))
                        .collect(Collectors.joining("\n")),
                origin,
                String.join(", ", names),
                settings.width(),
                settings.height(),
                kind == Kind.DETECTOR ? THRESHOLDS : "");
    }

    private static String file(String role, String name, byte[] content) {
        return """
              %s:
                name: %s
                sha256: %s
            """.formatted(role, name, sha256(content));
    }

    private static String tensor(String output, TrainingSettings settings, SceneLabels labels) {
        int stride = output.equals(SceneNetwork.REGIONS) ? SceneNetwork.REGION_STRIDE : SceneNetwork.CENTRE_STRIDE;
        var sides = ", " + settings.height() / stride + ", " + settings.width() / stride;
        var shape =
                switch (output) {
                    case SceneNetwork.HEAT -> labels.classes().size() + sides;
                    case SceneNetwork.EDGES -> 4 + sides;
                    case SceneNetwork.REGIONS -> labels.regions().size() + sides;
                    case SceneNetwork.COUNTS ->
                        Integer.toString(labels.classes().size());
                    default -> "1";
                };
        return "  - {name: " + output + ", datatype: FP32, shape: [-1, " + shape + "]}";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
