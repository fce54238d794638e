package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({
        "en-US, en, true",
        "en-US, EN-us, true",
        "en, en-US, false",
        "en-GB, en-US, false",
        "eng, en, false",
        "en-US, '', false",
    })
    void aRangeHoldsItsOwnAndMoreExactTags(String tag, String range, boolean isIn) {
        assertThat(LanguageTag.isIn(tag, range)).isEqualTo(isIn);
    }
}
