package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The order of the colour planes that a model takes. */
public enum ChannelOrder {
    RGB,
    BGR;

    @JsonCreator
    static ChannelOrder named(String spelling) {
        return Choices.named(spelling, values());
    }
}
