package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.catalogue.ModelSettings;

class SpeechSpansTest {
    private static final ModelSettings.VoiceActivity RULES = new ModelSettings.VoiceActivity(0.5, 0.35, 250, 100, 30);

    /** What silero-vad 6.2.3 makes of made-up probabilities, with and without a limit on a span. */
    @Test
    void spansAreThoseOfThePackage() throws IOException {
        var cases = new ObjectMapper().readTree(Speech.resource("silero-spans.json"));
        assertThat(cases).hasSize(60);
        for (var golden : cases) {
            double longest = golden.get("longest_seconds").asDouble(Double.POSITIVE_INFINITY);
            var expected = new ArrayList<SpeechSpan>();
            for (var span : golden.get("spans")) {
                expected.add(new SpeechSpan(span.get(0).intValue(), span.get(1).intValue()));
            }

            assertThat(new SpeechSpans(RULES, longest)
                            .of(
                                    probabilities(golden.get("probabilities")),
                                    golden.get("samples").intValue()))
                    .isEqualTo(expected);
        }
    }

    private static float[] probabilities(JsonNode list) {
        var values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).floatValue();
        }
        return values;
    }
}
