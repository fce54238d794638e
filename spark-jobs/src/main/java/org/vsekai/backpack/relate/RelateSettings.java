package org.vsekai.backpack.relate;

/**
 * Section {@code backpack.relate}.
 *
 * @param leastScore the score from which a detection counts as evidence, 0 to 1
 */
record RelateSettings(double leastScore) {
    RelateSettings {
        if (!(leastScore >= 0 && leastScore <= 1)) {
            throw new IllegalArgumentException("least-score must be from 0 to 1");
        }
    }
}
