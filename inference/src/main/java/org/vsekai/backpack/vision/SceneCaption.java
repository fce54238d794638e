package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * What a picture shows, counted.
 *
 * @param isRoom whether it was taken within walls
 * @param counts the classes of which there is something, in the order of the model's labels
 */
public record SceneCaption(boolean isRoom, List<Count> counts) {
    /** Of the sentence. */
    public static final String LANGUAGE = "en";

    private static final List<String> NUMBERS =
            List.of("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /** How many objects of a class there are, at least 1. */
    public record Count(String label, int classIndex, int objects) {
        public Count {
            if (objects < 1) {
                throw new IllegalArgumentException("a count of " + objects + " " + label + ": it must be at least 1");
            }
        }
    }

    public SceneCaption {
        counts = List.copyOf(counts);
    }

    /** An English sentence, such as: A room with two chairs, a table and a person. */
    public String text() {
        var place = isRoom ? "room" : "place outdoors";
        if (counts.isEmpty()) {
            return "An empty " + place + ".";
        }
        var things = new ArrayList<String>();
        counts.forEach(count -> things.add(phrase(count)));
        var last = things.remove(things.size() - 1);
        var list = things.isEmpty() ? last : String.join(", ", things) + " and " + last;
        return "A " + place + " with " + list + ".";
    }

    private static String phrase(Count count) {
        if (count.objects() == 1) {
            return ("aeiou".indexOf(count.label().charAt(0)) >= 0 ? "an " : "a ") + count.label();
        }
        var number =
                count.objects() < NUMBERS.size() ? NUMBERS.get(count.objects()) : Integer.toString(count.objects());
        return number + " " + plural(count.label());
    }

    private static String plural(String noun) {
        if (noun.equals("person")) {
            return "people";
        }
        if (noun.matches(".*(s|x|z|ch|sh)")) {
            return noun + "es";
        }
        return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
