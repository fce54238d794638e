package org.vsekai.backpack.speech;

/** Writes down how a clause is spoken. */
@FunctionalInterface
interface Phonemes {
    /**
     * In the International Phonetic Alphabet, words apart by spaces; empty where nothing can be spoken.
     *
     * @throws PhonemesUnavailableException when that cannot be found out here
     */
    String of(String clause);
}
