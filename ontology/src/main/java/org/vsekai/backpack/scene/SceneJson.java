package org.vsekai.backpack.scene;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Parses a document's JSON part within limits. */
final class SceneJson {
    private SceneJson() {}

    /**
     * The root of the JSON in these bytes.
     *
     * @throws InvalidSceneException when it is no JSON object, says something twice, or is above the limits
     */
    static JsonPlace parse(ByteBuffer bytes, SceneLimits limits) {
        if (bytes.remaining() > limits.jsonBytes()) {
            throw new InvalidSceneException(
                    SceneFault.TOO_LARGE,
                    "/",
                    "The JSON part has " + bytes.remaining() + " bytes, above " + limits.jsonBytes());
        }
        var content = new byte[bytes.remaining()];
        bytes.duplicate().get(content);
        try {
            var root = mapper(limits).readTree(content);
            if (root == null || !root.isObject()) {
                throw new InvalidSceneException(SceneFault.NOT_JSON, "/", "The document is no JSON object");
            }
            return JsonPlace.root(root, limits);
        } catch (StreamConstraintsException e) {
            throw aboveLimits(e);
        } catch (JsonProcessingException e) {
            throw new InvalidSceneException(
                    SceneFault.NOT_JSON, place(e), "The document is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidSceneException(SceneFault.NOT_JSON, "/", "The document is not JSON: " + e.getMessage(), e);
        }
    }

    private static JsonMapper mapper(SceneLimits limits) {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.jsonDepth())
                                .maxStringLength(limits.jsonBytes())
                                .maxTokenCount(limits.tokens())
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static InvalidSceneException aboveLimits(StreamConstraintsException e) {
        boolean nesting = e.getOriginalMessage().contains("nesting depth");
        return new InvalidSceneException(
                nesting ? SceneFault.TOO_DEEP : SceneFault.TOO_LARGE,
                place(e),
                "The JSON part is above a limit: " + e.getOriginalMessage(),
                e);
    }

    private static String place(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "/" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
