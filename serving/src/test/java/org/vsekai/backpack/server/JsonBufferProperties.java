package org.vsekai.backpack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

/** What the buffer writes, Jackson reads as the same. */
class JsonBufferProperties {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void everyTextComesBack(@ForAll String text) throws IOException {
        var sent = withoutLoneSurrogates(text);

        assertThat(JSON.readTree(JsonBuffer.ofThread().text(sent).toBytes()).asText())
                .isEqualTo(sent);
    }

    private static String withoutLoneSurrogates(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Property
    void everyWholeNumberComesBack(@ForAll long number) throws IOException {
        assertThat(JSON.readTree(JsonBuffer.ofThread().number(number).toBytes()).asLong())
                .isEqualTo(number);
    }

    @Property
    void aFloatComesBackToItsSeventhFigure(@ForAll @FloatRange(min = -1e12f, max = 1e12f) float number)
            throws IOException {
        double back = JSON.readTree(
                        JsonBuffer.ofThread().number((double) number).toBytes())
                .asDouble();

        assertThat(Math.abs(back - number)).isLessThanOrEqualTo(Math.abs(number) * 1e-7);
    }

    @Property
    void smallFloatsKeepTheirFiguresToo(@ForAll @FloatRange(min = -0.02f, max = 0.02f) float number)
            throws IOException {
        double back = JSON.readTree(
                        JsonBuffer.ofThread().number((double) number).toBytes())
                .asDouble();

        assertThat(Math.abs(back - number)).isLessThanOrEqualTo(Math.abs(number) * 1e-6);
    }

    @Example
    void numbersAreAsShortAsTheyCanBe() {
        var json = JsonBuffer.ofThread();
        for (double number : new double[] {0, 5, -0.5, 0.125, 12.25, 1000, 99_999_999, 0.9995}) {
            json.number(number).raw(" ");
        }

        assertThat(new String(json.toBytes(), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("0 5 -0.5 0.125 12.25 1000 99999999 0.9995 ");
    }

    @Example
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> JsonBuffer.ofThread().number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonBuffer.ofThread().number(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aLongAnswerGrowsTheBuffer() throws IOException {
        var json = JsonBuffer.ofThread().raw("[");
        for (int i = 0; i < 20_000; i++) {
            json.raw(i == 0 ? "" : ",").number(i);
        }

        assertThat(JSON.readTree(json.raw("]").toBytes())).hasSize(20_000);
    }
}
