package org.vsekai.backpack.landing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.vsekai.backpack.table.Names;

/** How the landing zone's documents are read and written: snake_case, lower-case choices, nothing unknown, nothing null. */
final class LandingJson {
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1 << 20)
                            .build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule(), lowerCaseChoices())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private LandingJson() {}

    private static SimpleModule lowerCaseChoices() {
        return new SimpleModule().addSerializer(new StdSerializer<Enum<?>>(Enum.class, false) {
            @Override
            public void serialize(Enum<?> choice, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(Names.lowerCase(choice));
            }
        });
    }

    /** Reads a document; the error says what is wrong and at which line and field. */
    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonMappingException e) {
            throw new InvalidLandingException(place(e) + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new InvalidLandingException("no valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String place(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? ""
                : e.getPathReference().replaceAll("[^\\[]*\\[\"?([^\"\\]]+)\"?\\](?:->)?", "/$1") + ": ";
    }

    private static String reason(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return e.getOriginalMessage().startsWith("Cannot map `null`") ? "is missing" : e.getOriginalMessage();
    }
}
