package org.vsekai.backpack.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.vsekai.backpack.table.Names;

/** JSON of requests and answers: snake_case, lower-case choices, nothing unknown. Thread-safe. */
public final class Json {
    /** The greatest body that any route takes, in bytes. */
    public static final int LARGEST_BODY = 1 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(LARGEST_BODY)
                            .build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule(), lowerCaseChoices())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private Json() {}

    private static SimpleModule lowerCaseChoices() {
        return new SimpleModule().addSerializer(new StdSerializer<Enum<?>>(Enum.class, false) {
            @Override
            public void serialize(Enum<?> choice, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(Names.lowerCase(choice));
            }
        });
    }

    /** Answers with a document. */
    public static void answer(Context context, Object document) {
        context.contentType("application/json").result(bytes(document));
    }

    /** Answers with what a buffer holds. */
    public static void answer(Context context, JsonBuffer json) {
        context.contentType("application/json").result(json.toBytes());
    }

    /** A document as it is sent. */
    public static byte[] bytes(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document that this server has written itself. */
    public static JsonNode read(byte[] document) {
        try {
            return MAPPER.readTree(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The request's body as a document.
     *
     * @throws Problem when it is too large, no JSON, or not of the type
     */
    public static <T> T body(Context context, Class<T> type) {
        try {
            return MAPPER.readValue(bytes(context), type);
        } catch (JsonMappingException e) {
            throw Problems.invalidBody(place(e) + reason(e));
        } catch (IOException e) {
            throw Problems.invalidBody("it is no valid JSON: " + firstLine(e));
        }
    }

    /** The request's body as a tree; errors as of {@link #body}. */
    public static JsonNode tree(Context context) {
        return body(context, JsonNode.class);
    }

    private static byte[] bytes(Context context) throws IOException {
        var bytes = context.bodyInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw Problems.bodyTooLarge(LARGEST_BODY);
        }
        return bytes;
    }

    private static String place(JsonMappingException e) {
        var place = new StringBuilder();
        for (var reference : e.getPath()) {
            place.append('/')
                    .append(reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
        }
        return place.isEmpty() ? "" : place + ": ";
    }

    private static String reason(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return firstLine(e);
    }

    /** Jackson's own words without class names and source excerpts. */
    private static String firstLine(IOException e) {
        var message =
                e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        return List.of(message.split("\n", 2)).get(0).replaceAll("\\s*\\(?(class|through) [^)]*\\)?", "");
    }
}
