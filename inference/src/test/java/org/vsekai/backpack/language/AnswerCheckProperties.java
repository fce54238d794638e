package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AnswerCheckProperties {
    @Property
    void whatTheFactsSayIsSupported(@ForAll("facts") List<String> facts) {
        assertThat(AnswerCheck.unsupported(facts, String.join(". ", facts))).isEmpty();
    }

    @Property
    void anyTextSupportsItself(@ForAll String text) {
        assertThat(AnswerCheck.unsupported(List.of(text), text)).isEmpty();
    }

    @Property
    void aNumberThatNoFactStatesIsFound(
            @ForAll("facts") List<String> facts, @ForAll @IntRange(min = 1_000, max = 1_000_000) int number) {
        assertThat(AnswerCheck.unsupported(facts, "There are " + number + " of them."))
                .containsExactly(Integer.toString(number));
    }

    @Property
    void aNameThatNoFactStatesIsFound(@ForAll("facts") List<String> facts, @ForAll("names") String name) {
        assertThat(AnswerCheck.unsupported(facts, "It belongs to " + name + "."))
                .containsExactly(name);
        assertThat(AnswerCheck.unsupported(facts, name + " has it.")).containsExactly(name);
    }

    @Property
    void moreFactsNeverSupportLess(
            @ForAll("facts") List<String> facts, @ForAll("facts") List<String> more, @ForAll String answer) {
        var all = new java.util.ArrayList<>(facts);
        all.addAll(more);

        assertThat(AnswerCheck.unsupported(facts, answer)).containsAll(AnswerCheck.unsupported(all, answer));
    }

    @Property
    void capitalsInTheFactsDoNotCount(@ForAll("facts") List<String> facts) {
        var shouted = facts.stream().map(fact -> fact.toUpperCase(Locale.ROOT)).toList();

        assertThat(AnswerCheck.unsupported(shouted, String.join(". ", facts))).isEmpty();
    }

    @Property
    void howANumberIsWrittenDoesNotCount(@ForAll @IntRange(min = 0, max = 10_000_000) int number) {
        var plain = Integer.toString(number);
        var grouped = String.format(Locale.ROOT, "%,d", number);

        assertThat(AnswerCheck.unsupported(List.of("count " + plain), "It is " + grouped + "."))
                .isEmpty();
        assertThat(AnswerCheck.unsupported(List.of("count " + grouped), "It is " + plain + ".0"))
                .isEmpty();
        assertThat(AnswerCheck.unsupported(List.of("count " + plain), "It is " + (number + 1) + "."))
                .hasSize(1);
    }

    @Provide
    Arbitrary<List<String>> facts() {
        var thing = Arbitraries.of("red chair", "Table", "wall lamp", "robot", "Godot room", "door_2", "Anna's bag");
        var count = Arbitraries.integers().between(0, 99);
        return Combinators.combine(thing, count)
                .as((name, number) -> name + ": " + number)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("Zoltan", "Quebec", "Xena", "lamp_77", "Überwald", "Óscar");
    }
}
