package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCheckTest {
    private static final List<String> FACTS = List.of(
            "red chair: 2", "wooden table: 1", "room: Studio, 4.50 m wide", "height of door: -1.5", "polygons: 12,500");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There are two red chairs in the Studio. |",
                "The studio is 4.5 m wide and has 12500 polygons. |",
                "Chairs and a table stand in the room. |",
                "One of them is red. |",
                "I see it. |",
                "There are three chairs. | three",
                "There are 20 chairs. | 20",
                "The door is 1.5 high. | 1.5",
                "It is in the Kitchen. | Kitchen",
                "Bob sits on it. It is red. Carol too. | Bob, Carol",
                "It uses mesh_7. | mesh_7",
                "STUDIO. | ",
                "| ",
            })
    void whatIsNotInTheFactsIsNamed(String answer, String unsupported) {
        assertThat(AnswerCheck.unsupported(FACTS, answer == null ? "" : answer))
                .containsExactly(unsupported == null ? new String[0] : unsupported.split(", "));
    }
}
