package org.vsekai.backpack.catalogue;

import static org.vsekai.backpack.catalogue.Checks.match;
import static org.vsekai.backpack.catalogue.Checks.require;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model is and how it wants its input: the content of a card.yaml, with its labels read. Immutable.
 *
 * @param name the model's name in the catalogue: its folder's name
 * @param architecture which class of ours drives it
 * @param files the model's files by what they are for, such as {@code network} or {@code tokenizer}
 * @param packages where those come from that are not in the repository
 * @param inputs the tensors that the one network of the model takes, by their positions; empty where it is not to be asked for
 *     tensors
 * @param outputs those that it gives
 * @param licence the SPDX identifier of the weights' licence
 * @param licenceFile the file name of the licence's text, beside the card
 * @param origin where the weights come from, for people
 * @param labels the names of the model's classes by class index, empty where it has none
 * @param settings what this architecture must know
 */
public record ModelCard(
        ModelTask task,
        String name,
        String version,
        Architecture architecture,
        ModelEngine engine,
        Map<String, ModelFile> files,
        List<ModelPackage> packages,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        String licence,
        String licenceFile,
        String origin,
        List<String> labels,
        ModelSettings settings) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final int MOST_LABELS = 10_000;
    private static final int MOST_FILES = 16;

    public ModelCard {
        match("name", name, NAME, "1 to 64 lower-case letters, digits and hyphens");
        match("version", version, VERSION, "1 to 64 letters, digits and . _ + -");
        match("licence_file", licenceFile, ModelFile.NAME, ModelFile.NAME_RULE);
        files = Map.copyOf(files);
        require(!files.isEmpty() && files.size() <= MOST_FILES, "files must be 1 to " + MOST_FILES);
        files.keySet().forEach(role -> match("files", role, NAME, "named by what each is for, in lower-case letters"));
        packages = List.copyOf(packages);
        requireFilesOfPackages(files, packages);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        require(inputs.isEmpty() == outputs.isEmpty(), "inputs and outputs must be given both or neither");
        require(
                architecture != Architecture.TENSORS || !inputs.isEmpty(),
                "inputs and outputs must be given: of architecture tensors nothing else can be asked");
        require(!licence.isBlank(), "licence must not be empty");
        require(!origin.isBlank(), "origin must not be empty");
        labels = List.copyOf(labels);
        require(labels.size() <= MOST_LABELS, "labels must be at most " + MOST_LABELS + ", not " + labels.size());
        require(labels.stream().noneMatch(String::isBlank), "labels must not be empty texts");
        require(new HashSet<>(labels).size() == labels.size(), "labels must differ from each other");
        require(
                !labels.isEmpty() || !architecture.hasLabels(),
                "labels must be given: " + architecture.spelling() + " has classes");
    }

    private static void requireFilesOfPackages(Map<String, ModelFile> files, List<ModelPackage> packages) {
        var names = files.values().stream().map(ModelFile::name).collect(Collectors.toSet());
        require(names.size() == files.size(), "files must differ from each other by name");
        for (var from : packages) {
            for (var member : from.members().keySet()) {
                require(names.contains(member), "packages: " + member + " is none of the files");
            }
        }
    }

    /**
     * A digest over all files, hexadecimal: other weights, another digest. Of a model of one file it is the file's own.
     */
    public String sha256() {
        if (files.size() == 1) {
            return files.values().iterator().next().sha256();
        }
        var lines = new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> file.getKey() + " " + file.getValue().sha256())
                        .collect(Collectors.joining("\n"));
        return Digests.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Says no to a model that another class drives.
     *
     * @throws UnusableModelException naming both architectures
     */
    public void requireArchitecture(Architecture expected) {
        if (architecture != expected) {
            throw UnusableModelException.otherArchitecture(this, expected.spelling());
        }
    }

    /** The settings as those of an architecture; asked by its own class alone. */
    public <S extends ModelSettings> S settings(Class<S> type) {
        return type.cast(settings);
    }
}
