package org.vsekai.backpack.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and our reader take and refuse the same documents. */
class CaptureSchemaTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<Double> HERE =
            List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 4.0, 0.0, 0.0, 0.0, 1.0);
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Capture.schema());
    private static final String CAMERA = "'id':'c','width':640,'height':480,'fx':500,'fy':500,'cx':320,'cy':240";
    private static final String PLACE = "'world_from_camera':[1,0,0,0,0,1,0,0,0,0,1,4,0,0,0,1]";
    private static final String FRAME = "'file':'a.png','camera':'c','captured_at':'2026-06-01T12:00:00Z'";

    private static boolean fitsSchema(String json) {
        try {
            return SCHEMA.validate(new JsonMapper().readTree(json)).isEmpty();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static boolean isRead(String json) {
        try {
            Capture.read(json);
            return true;
        } catch (InvalidLandingException e) {
            return false;
        }
    }

    private static String json(String text) {
        return text.replace("CAMERA", CAMERA)
                .replace("PLACE", PLACE)
                .replace("FRAME", FRAME)
                .replace('\'', '"');
    }

    @Test
    void whatWeWriteFitsTheSchemaAndIsReadAgain() {
        var lens = new Capture.Lens(
                Optional.of(-0.3), Optional.of(0.1), Optional.empty(), Optional.empty(), Optional.of(0.01));
        var camera = new Capture.Camera(
                "Phone", 640, 480, 500, 501, 320, 240, Optional.of(lens), HERE, Optional.of(0.1), Optional.of(50.0));
        var box = new Capture.VisibleObject("Chair", List.of(1.0, 2.0, 3.0, 4.0), 0.5);
        var capture = new Capture(
                List.of(new Capture.Frame(
                        "frames/0.webp", "Phone", NOON, Map.of("exposure", 1.0), Optional.of(List.of(box)))),
                List.of(camera),
                List.of(new Capture.Clip("sound/0.ogg", NOON, Optional.of("Radio"))),
                Optional.of("room.tscn"),
                Optional.of("backpack-godot 1.0"));

        assertThat(fitsSchema(capture.toJson())).isTrue();
        assertThat(Capture.read(capture.toJson())).isEqualTo(capture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'frames':[]}",
                "{'frames':[{FRAME}]}",
                "{'frames':[{FRAME,'view_parameters':{'x':1.5},'objects':[]}]}",
                "{'frames':[{FRAME,'view_parameters':{'exposure_seconds':0.01,'angular_speed':0,'subject_distance':2}}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE,'distortion':{}}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE,'distortion':{'k1':-0.2,'p2':0.01},'near':0.1,'far':9}]}",
                "{'frames':[],'clips':[{'file':'a.wav','recorded_at':'2026-06-01T12:00:00.25Z'}]}",
                "{'frames':[],'document':'maps/room.gltf','generator':'a phone'}",
            })
    void goodCapturesAreTakenByBoth(String text) {
        assertThat(fitsSchema(json(text))).isTrue();
        assertThat(isRead(json(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'frames':null}",
                "{'frames':[{}]}",
                "{'frames':[],'colour':1}",
                "{'frames':[{FRAME,'colour':1}]}",
                "{'frames':[{'file':'','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'../a.png','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'/a.png','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a/./b.png','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a//b.png','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a/','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a/..','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a\\\\b.png','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'http://a/b','camera':'c','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a.png','camera':' ','captured_at':'2026-06-01T12:00:00Z'}]}",
                "{'frames':[{'file':'a.png','camera':'c','captured_at':'yesterday'}]}",
                "{'frames':[{'file':'a.png','camera':'c'}]}",
                "{'frames':[{FRAME,'view_parameters':{'exposure_seconds':-0.01}}]}",
                "{'frames':[{FRAME,'view_parameters':{'linear_speed':-1}}]}",
                "{'frames':[{FRAME,'view_parameters':{'subject_distance':0}}]}",
                "{'frames':[{FRAME,'objects':[{'node':'n','box':[1,2,3],'visible_fraction':1}]}]}",
                "{'frames':[{FRAME,'objects':[{'node':'n','box':[1,2,3,4],'visible_fraction':2}]}]}",
                "{'frames':[{FRAME,'objects':[{'node':'n','box':[1,2,3,4]}]}]}",
                "{'frames':[],'cameras':[{CAMERA}]}",
                "{'frames':[],'cameras':[{PLACE}]}",
                "{'frames':[],'cameras':[{'id':'c','width':0,'height':480,'fx':5,'fy':5,'cx':3,'cy':2,PLACE}]}",
                "{'frames':[],'cameras':[{'id':'c','width':70000,'height':480,'fx':5,'fy':5,'cx':3,'cy':2,PLACE}]}",
                "{'frames':[],'cameras':[{'id':'c','width':64,'height':480,'fx':0,'fy':5,'cx':3,'cy':2,PLACE}]}",
                "{'frames':[],'cameras':[{'id':'c','width':64,'height':480,'fx':5,'fy':5,'cy':2,PLACE}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE,'near':0}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE,'near':-1}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE,'distortion':{'k4':1}}]}",
                "{'frames':[],'cameras':[{CAMERA,'world_from_camera':[1,0,0,0,0,1,0,0,0,0,1,4]}]}",
                "{'frames':[],'cameras':[{CAMERA,'world_from_camera':[2,0,0,0,0,2,0,0,0,0,2,4,0,0,0,1]}]}",
                "{'frames':[],'cameras':[{CAMERA,'world_from_camera':[1,0,0,0,0,1,0,0,0,0,1,4,1,0,0,1]}]}",
                "{'frames':[],'clips':[{'file':'a.wav'}]}",
                "{'frames':[],'clips':[{'file':'a.wav','recorded_at':'2026-06-01T12:00:00Z','node':''}]}",
                "{'frames':[],'document':'../room.glb'}",
                "{'frames':[],'generator':' '}",
            })
    void badCapturesAreRefusedByBoth(String text) {
        assertThat(fitsSchema(json(text))).as("the schema").isFalse();
        assertThat(isRead(json(text))).as("the reader").isFalse();
    }

    /** What relates two values cannot be said in a schema: the reader is the stricter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'frames':[],'cameras':[{CAMERA,PLACE},{CAMERA,PLACE}]}",
                "{'frames':[],'cameras':[{CAMERA,PLACE,'near':9,'far':1}]}",
                "{'frames':[],'cameras':[{CAMERA,'world_from_camera':[1,0,0,0,0,1,0,0,0,0,-1,4,0,0,0,1]}]}",
                "{'frames':[],'cameras':[{CAMERA,'world_from_camera':[1,1,0,0,0,1,0,0,0,0,1,4,0,0,0,1]}]}",
                "{'frames':[{FRAME,'objects':[{'node':'n','box':[3,2,1,4],'visible_fraction':1}]}]}",
            })
    void whatASchemaCannotSayIsRefusedByTheReader(String text) {
        assertThat(fitsSchema(json(text))).isTrue();
        assertThat(isRead(json(text))).isFalse();
    }
}
