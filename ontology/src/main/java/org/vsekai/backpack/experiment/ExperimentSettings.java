package org.vsekai.backpack.experiment;

import java.util.List;
import java.util.Optional;

/**
 * Section {@code backpack.experiment}, read by the server and by the night; {@code reference.conf} has the defaults.
 *
 * @param name of the experiment; empty: there is none
 * @param variants each {@code name=release:share}, such as {@code control=live:0.5}
 */
public record ExperimentSettings(String name, List<String> variants) {
    public static final String SECTION = "backpack.experiment";

    public ExperimentSettings {
        variants = List.copyOf(variants);
        if (!name.isEmpty()) {
            parse(name, variants);
        }
    }

    /** The experiment that is on, none when the name is empty. */
    public Optional<Experiment> experiment() {
        return name.isEmpty() ? Optional.empty() : Optional.of(parse(name, variants));
    }

    private static Experiment parse(String name, List<String> variants) {
        return new Experiment(
                name, variants.stream().map(ExperimentSettings::variant).toList());
    }

    private static Experiment.Variant variant(String text) {
        int equals = text.indexOf('=');
        int colon = text.lastIndexOf(':');
        if (equals > 0 && colon > equals) {
            try {
                return new Experiment.Variant(
                        text.substring(0, equals),
                        text.substring(equals + 1, colon),
                        Double.parseDouble(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                // Said below.
            }
        }
        throw new IllegalArgumentException(
                "variants: '" + text + "' is not name=release:share, such as control=live:0.5");
    }
}
