package org.vsekai.backpack.release;

import java.util.Optional;
import org.vsekai.backpack.table.ModelReleaseRow;

/** The training parameters that a release's row carries, read as what they are. */
record ReleaseParameters(ModelReleaseRow row) {

    Optional<String> text(String name) {
        return row.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(ModelReleaseRow.Parameter::value)
                .findFirst();
    }

    /** A finite number; the other one when the row has none. */
    double number(String name, double otherwise) {
        return text(name).map(value -> parse(name, value)).orElse(otherwise);
    }

    /** A number that must be there. */
    double number(String name) {
        return text(name)
                .map(value -> parse(name, value))
                .orElseThrow(() -> InvalidReleaseException.parameter(name, "is missing"));
    }

    private static double parse(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw InvalidReleaseException.parameter(name, "is no number: " + value);
    }
}
