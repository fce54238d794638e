package org.vsekai.backpack.uploads;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.server.UploadProblems;

/**
 * Which of several documents is the scene: the one that the client asks for; else the one that capture.json names in
 * {@code document}; else the only one among those in the fewest folders; of a Godot scene with its glTF the Godot scene.
 */
final class MainDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private MainDocument() {}

    static String choose(List<String> documents, Optional<String> asked, Optional<Path> capture) throws IOException {
        if (documents.isEmpty()) {
            throw UploadProblems.invalid(
                    "There is no scene among the files: one must be a .glb, .vrm, .gltf or .tscn document.");
        }
        var named = asked.isPresent() ? asked : named(capture);
        if (named.isPresent()) {
            if (!documents.contains(named.get())) {
                throw UploadProblems.invalid("document is " + named.get() + ", but the documents are "
                        + shown(documents) + ": name one of them.");
            }
            return named.get();
        }
        var nearest = nearest(documents);
        var godot = nearest.stream()
                .filter(name -> FileKind.of(name).filter(FileKind.TSCN::equals).isPresent())
                .toList();
        var candidates = godot.isEmpty() ? nearest : godot;
        if (candidates.size() > 1) {
            throw UploadProblems.invalid("It is not clear which is the scene: " + shown(candidates)
                    + ". Name it by the parameter document, or by the field document of capture.json.");
        }
        return candidates.get(0);
    }

    private static List<String> nearest(List<String> documents) {
        long least = documents.stream().mapToLong(MainDocument::depth).min().orElse(0);
        return documents.stream().filter(name -> depth(name) == least).toList();
    }

    private static long depth(String name) {
        return name.chars().filter(c -> c == '/').count();
    }

    private static String shown(List<String> documents) {
        var few = documents.stream().sorted().limit(10).toList();
        return String.join(", ", few) + (documents.size() > few.size() ? ", ..." : "");
    }

    /** The capture's own word, passing over all else: it may be long, and it is the night that reads it. */
    private static Optional<String> named(Optional<Path> capture) throws IOException {
        if (capture.isEmpty()) {
            return Optional.empty();
        }
        try (var json = JSON.createParser(capture.get().toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIt = json.currentName().equals("document");
                var value = json.nextToken();
                if (isIt && value == JsonToken.VALUE_STRING) {
                    return Optional.of(json.getText());
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw UploadProblems.invalid("capture.json is no valid JSON: " + e.getOriginalMessage() + ".");
        } catch (CharConversionException e) {
            throw UploadProblems.invalid("capture.json is no UTF-8 text: " + e.getMessage() + ".");
        }
    }
}
