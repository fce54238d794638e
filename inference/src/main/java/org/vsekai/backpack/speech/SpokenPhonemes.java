package org.vsekai.backpack.speech;

import java.util.ArrayList;
import java.util.List;

/** Writes a sentence's phonemes as Piper's voices learned them: clauses with their marks, in pieces that a call can take. */
final class SpokenPhonemes {
    /** Code points of one call: half a minute. The network's memory grows with their square. */
    static final int LONGEST_PIECE = 500;

    private final Phonemes phonemes;

    SpokenPhonemes(Phonemes phonemes) {
        this.phonemes = phonemes;
    }

    /** What to say, in pieces; empty where there is nothing. */
    List<String> of(String text, Cancellation cancellation) {
        var pieces = new ArrayList<String>();
        for (var sentence : SpokenText.sentences(text)) {
            var spoken = new StringBuilder();
            for (var clause : sentence) {
                cancellation.check();
                var sounds = phonemes.of(clause.text());
                if (!sounds.isEmpty()) {
                    spoken.append(spoken.isEmpty() ? "" : " ").append(sounds).append(clause.mark());
                }
            }
            split(spoken.toString(), pieces);
        }
        return pieces;
    }

    /** At spaces where there are any. */
    private static void split(String spoken, List<String> pieces) {
        var rest = spoken;
        while (rest.codePointCount(0, rest.length()) > LONGEST_PIECE) {
            int end = rest.offsetByCodePoints(0, LONGEST_PIECE);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            pieces.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
    }
}
