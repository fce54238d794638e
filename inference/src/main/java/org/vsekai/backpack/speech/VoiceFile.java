package org.vsekai.backpack.speech;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.UnusableModelException;

/** What Piper's .onnx.json says of a voice; what we do not need of it is passed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
record VoiceFile(Audio audio, Espeak espeak, Inference inference, Map<String, List<Long>> phonemeIdMap) {
    private static final String ROLE = "voice";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Audio(int sampleRate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Espeak(String voice) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Inference(double noiseScale, double lengthScale, double noiseW) {}

    static VoiceFile read(CataloguedModel model) {
        try {
            return MAPPER.readValue(model.verifiedBytes(ROLE), VoiceFile.class);
        } catch (IOException e) {
            throw UnusableModelException.notLoadable(model.card(), ROLE, e);
        }
    }

    SpeakingStyle style() {
        return new SpeakingStyle(inference.noiseScale, inference.lengthScale, inference.noiseW);
    }

    PhonemeNumbers numbers() {
        return new PhonemeNumbers(phonemeIdMap.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0))));
    }
}
