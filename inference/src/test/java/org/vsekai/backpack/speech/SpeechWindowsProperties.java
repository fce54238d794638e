package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class SpeechWindowsProperties {
    @Property(tries = 500)
    void windowsHoldAllSpansAreShortEnoughAndAsFewAsTheirRuleAllows(
            @ForAll @Size(max = 30) List<@DoubleRange(min = 0.3, max = 29) Double> lengths,
            @ForAll @Size(min = 30, max = 30) List<@DoubleRange(min = 0.1, max = 4) Double> pauses) {
        var spans = new ArrayList<SpeechSpan>();
        double at = 0;
        for (int i = 0; i < lengths.size(); i++) {
            at += pauses.get(i);
            spans.add(new SpeechSpan((int) (16_000 * at), (int) (16_000 * (at + lengths.get(i)))));
            at += lengths.get(i);
        }
        var windows = SpeechWindows.of(spans);

        assertThat(windows).allMatch(window -> window.to() - window.from() <= 30 * 16_000);
        assertThat(spans)
                .allMatch(span -> windows.stream()
                                .filter(window -> window.from() <= span.from() && span.to() <= window.to())
                                .count()
                        == 1);
        for (int i = 1; i < windows.size(); i++) {
            var before = windows.get(i - 1);
            var here = windows.get(i);
            int end = spans.stream()
                    .filter(span -> span.from() == here.from())
                    .findFirst()
                    .orElseThrow()
                    .to();
            assertThat(here.from() - before.to() > 2 * 16_000 || end - before.from() > 30 * 16_000)
                    .isTrue();
        }
    }
}
