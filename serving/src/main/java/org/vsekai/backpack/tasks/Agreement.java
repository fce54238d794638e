package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.render.Mask;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.speech.WordErrorRate;
import org.vsekai.backpack.vision.Box;

/** How far two answers to one request say the same, 0 to 1. */
final class Agreement {
    private static final double LEAST_OVERLAP = 0.5;

    private Agreement() {}

    /**
     * Of objects and persons the share that both found: twice those with one label whose boxes overlap by half, over all of both; of
     * regions the share of their pixels that both gave one label, by the same rule; of vectors their cosine; of texts the share of words
     * that are right; of all else whether they are equal.
     */
    static double of(TaskAnswer first, TaskAnswer second) {
        if (!first.contentType().equals("application/json")
                || !second.contentType().equals("application/json")) {
            return Arrays.equals(first.body(), second.body()) ? 1 : 0;
        }
        return of(withoutModel(first), withoutModel(second));
    }

    private static JsonNode withoutModel(TaskAnswer answer) {
        var document = Json.read(answer.body());
        return document instanceof ObjectNode object ? object.without(List.of("model")) : document;
    }

    private static double of(JsonNode first, JsonNode second) {
        if (first.has("detections") && second.has("detections")) {
            return found(first.get("detections"), second.get("detections"));
        }
        if (first.has("persons") && second.has("persons")) {
            return found(first.get("persons"), second.get("persons"));
        }
        if (first.has("regions") && second.has("regions")) {
            return covered(first.get("regions"), second.get("regions"));
        }
        if (first.has("embedding") && second.has("embedding")) {
            return cosine(first.get("embedding"), second.get("embedding"));
        }
        if (first.has("text") && second.has("text")) {
            return words(first.get("text").asText(), second.get("text").asText());
        }
        return first.equals(second) ? 1 : 0;
    }

    private static double found(JsonNode first, JsonNode second) {
        if (first.isEmpty() && second.isEmpty()) {
            return 1;
        }
        var left = new ArrayList<JsonNode>();
        second.forEach(left::add);
        int both = 0;
        for (var thing : first) {
            for (int i = 0; i < left.size(); i++) {
                if (isSame(thing, left.get(i))) {
                    left.remove(i);
                    both++;
                    break;
                }
            }
        }
        return 2.0 * both / (first.size() + second.size());
    }

    private static boolean isSame(JsonNode first, JsonNode second) {
        return first.path("label").asText().equals(second.path("label").asText())
                && box(first).intersectionOverUnion(box(second)) >= LEAST_OVERLAP;
    }

    private static Box box(JsonNode thing) {
        var box = thing.path("box");
        return new Box(
                box.path("x_minimum").asDouble(),
                box.path("y_minimum").asDouble(),
                box.path("x_maximum").asDouble(),
                box.path("y_maximum").asDouble());
    }

    private static double covered(JsonNode first, JsonNode second) {
        var left = masks(first);
        var right = masks(second);
        long areas = area(left) + area(right);
        if (areas == 0) {
            return 1;
        }
        long both = 0;
        for (var region : left) {
            for (var other : right) {
                both += region.label().equals(other.label()) ? region.mask().intersection(other.mask()) : 0;
            }
        }
        return 2.0 * both / areas;
    }

    private record Labelled(String label, Mask mask) {}

    private static List<Labelled> masks(JsonNode regions) {
        var masks = new ArrayList<Labelled>();
        for (var region : regions) {
            var size = region.path("mask").path("size");
            masks.add(new Labelled(
                    region.path("label").asText(),
                    Mask.parse(
                            size.path(1).asInt(),
                            size.path(0).asInt(),
                            region.path("mask").path("counts").asText())));
        }
        return masks;
    }

    private static long area(List<Labelled> regions) {
        return regions.stream().mapToLong(region -> region.mask().area()).sum();
    }

    private static double cosine(JsonNode first, JsonNode second) {
        if (first.size() != second.size()) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            sum += first.get(i).asDouble() * second.get(i).asDouble();
        }
        return Math.max(0, Math.min(1, sum));
    }

    private static double words(String first, String second) {
        var rate = WordErrorRate.of(first, second);
        return rate.words() == 0 ? (second.isBlank() ? 1 : 0) : Math.max(0, 1 - (double) rate.errors() / rate.words());
    }
}
