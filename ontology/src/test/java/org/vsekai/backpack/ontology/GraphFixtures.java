package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.scene.SceneReader;
import org.vsekai.backpack.scene.SceneRows;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Projection;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.Visibility;

/** What scenes, items and their authors say, such as fits the shapes and such as does not, by what is particular about it. */
final class GraphFixtures {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final String CHAIR = Ontology.NAMESPACE + "Chair";
    static final String DIGEST = "d".repeat(64);

    private static final String CONTEXT = "'@context':{'bp':'https://backpack.vsekai.org/ns/v1#',"
            + "'dc':'http://purl.org/dc/elements/1.1/','my':'http://example.org/my#',"
            + "'rdf':'http://www.w3.org/1999/02/22-rdf-syntax-ns#','xmpRights':'http://ns.adobe.com/xap/1.0/rights/'}";
    private static final String ROOMS =
            "'my:room':{'@set':[{'my:name':'hall','my:size':{'@list':[1,1,2]}},{'my:name':'den'}]}";
    private static final List<Double> MATRIX = Collections.nCopies(16, 0.0);

    private GraphFixtures() {}

    /** A packet with these properties, in single quotes. */
    static JsonNode packet(String properties) {
        try {
            return new ObjectMapper().readTree(("{" + CONTEXT + "," + properties + "}").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(properties, e);
        }
    }

    /** Properties of packets that fit the shapes. */
    static List<String> wholePackets() {
        return List.of(
                ROOMS,
                "'dc:title':'A'",
                "'dc:title':{'@type':'rdf:Alt','rdf:_1':{'@language':'en','@value':'A'},'rdf:_2':{'@language':'de','@value':'B'}}",
                "'bp:objectClass':{'@id':'bp:Chair'}",
                "'dc:format':'model/gltf-binary','xmpRights:Marked':true",
                "'xmpRights:WebStatement':'https://creativecommons.org/licenses/by/4.0/'",
                "'xmpRights:WebStatement':{'@id':'https://creativecommons.org/licenses/by/4.0/'}",
                "'xmpRights:WebStatement':'http://example.org','xmpRights:Certificate':'https://example.org/?a=b#c'",
                "'xmpRights:UsageTerms':'" + "x".repeat(10_000) + "'",
                "'xmpRights:UsageTerms':{'@type':'rdf:Alt','rdf:_1':{'@language':'x-default','@value':'free'}}");
    }

    /** Properties of packets that do not, with a path that the report names. */
    static Map<String, String> brokenPackets() {
        var packets = new LinkedHashMap<String, String>();
        packets.put("'bp:objectClass':{'@id':'bp:Jabberwock'}", "bp:objectClass");
        packets.put("'bp:objectClass':{'@id':'bp:Scene'}", "bp:objectClass");
        packets.put("'bp:objectClass':'chair'", "bp:objectClass");
        packets.put("'dc:title':{'@set':['x','y']}", "dc:title");
        packets.put("'dc:title':1", "dc:title");
        packets.put("'dc:title':'" + "x".repeat(1_001) + "'", "dc:title");
        packets.put("'dc:description':true", "dc:description");
        packets.put("'dc:rights':{'@set':['a','b']}", "dc:rights");
        packets.put("'dc:format':'gltf'", "dc:format");
        packets.put("'xmpRights:Marked':'yes'", "xmpRights:Marked");
        packets.put("'xmpRights:UsageTerms':2.5", "xmpRights:UsageTerms");
        packets.put("'xmpRights:WebStatement':'licence.txt'", "xmpRights:WebStatement");
        packets.put("'xmpRights:WebStatement':'ftp://example.org/licence'", "xmpRights:WebStatement");
        packets.put("'xmpRights:WebStatement':'https://a b/'", "xmpRights:WebStatement");
        packets.put("'xmpRights:WebStatement':'https:///licence'", "xmpRights:WebStatement");
        packets.put("'xmpRights:WebStatement':{'@id':'urn:cc:by'}", "xmpRights:WebStatement");
        packets.put("'xmpRights:WebStatement':{'dc:title':'by'}", "xmpRights:WebStatement");
        packets.put("'xmpRights:WebStatement':{'@set':['https://a.org/','https://b.org/']}", "xmpRights:WebStatement");
        packets.put("'xmpRights:Certificate':'none'", "xmpRights:Certificate");
        packets.put("'dc:format':'gltf','dc:title':1,'xmpRights:Marked':1", "dc:format");
        return packets;
    }

    /** A scene with one of everything. */
    static SceneGraph.Known known(String sceneId) {
        return known(
                scene(sceneId, ROOMS),
                camera(Projection.PERSPECTIVE, 500, 0.05, 100),
                frame(640, 480),
                detection(0.9, 1, 3, CHAIR),
                object(0.9, 2, NOON));
    }

    /** Scenes that fit the shapes. */
    static Map<String, SceneGraph.Known> wholeScenes() {
        var scenes = new LinkedHashMap<String, SceneGraph.Known>();
        scenes.put("one of everything", known("s1"));
        scenes.put(
                "nothing",
                new SceneGraph.Known(scene("s2", ROOMS), List.of(), List.of(), List.of(), List.of(), List.of()));
        scenes.put("orthographic from 0 on", with(camera(Projection.ORTHOGRAPHIC, 500, 0, 100)));
        scenes.put("a box as wide as the picture", with(detection(1, 0, 640, CHAIR)));
        scenes.put("a box cut off to nothing", with(detection(0, 640, 640, CHAIR)));
        scenes.put("a type that is no kind", withPacket("'@type':'bp:Item'"));
        scenes.put("the kind that it is uploaded as", withPacket("'@type':'bp:Map'"));
        SceneFixtures.shipped()
                .forEach(file -> scenes.put(file.getParent().getFileName() + "/" + file.getFileName(), read(file)));
        return scenes;
    }

    /** Scenes that do not, with a line of the report. */
    static Map<String, SceneGraph.Known> brokenScenes() {
        var scenes = new LinkedHashMap<String, SceneGraph.Known>();
        scenes.put(
                "cameras/c/bp:near: does not fit its shape: found \"5.0E0\"",
                with(camera(Projection.PERSPECTIVE, 500, 5, 5)));
        scenes.put(
                "cameras/c/bp:near: does not fit its shape: found \"-1.0E0\"",
                with(camera(Projection.PERSPECTIVE, 500, -1, 5)));
        scenes.put(
                "cameras/c/bp:fx: does not fit its shape: found \"0.0E0\"",
                with(camera(Projection.PERSPECTIVE, 0, 1, 5)));
        scenes.put("frames/f/bp:height: does not fit its shape: found \"0\"", with(frame(640, 0)));
        scenes.put(
                "frames/f/bp:hasObservation/bp:xMaximum: does not fit its shape: found \"6.41E2\"; what a model sees",
                with(detection(0.9, 1, 641, CHAIR)));
        scenes.put(
                "detections/f:0/bp:xMinimum: does not fit its shape: found \"4.0E0\"",
                with(detection(0.9, 4, 3, CHAIR)));
        scenes.put(
                "detections/f:0/bp:xMinimum: does not fit its shape: found \"-1.0E0\"",
                with(detection(0.9, -1, 3, CHAIR)));
        scenes.put(
                "detections/f:0/bp:score: does not fit its shape: found \"1.5E0\"", with(detection(1.5, 1, 3, CHAIR)));
        scenes.put(
                "bp:Jabberwock: does not fit its shape: found \"bp:Jabberwock\"; bp:objectClass must be a class of objects",
                with(detection(0.9, 1, 3, Ontology.NAMESPACE + "Jabberwock")));
        scenes.put("objects/s1-1/bp:support: does not fit its shape: found \"0\"", with(object(0.9, 0, NOON)));
        scenes.put("objects/s1-1/bp:score: does not fit its shape: found \"-1.0E-1\"", with(object(-0.1, 2, NOON)));
        scenes.put(
                "objects/s1-1/bp:firstSeen: does not fit its shape: found", with(object(0.9, 2, NOON.plusSeconds(1))));
        scenes.put("scene/rdf:type: does not fit its shape; a scene must be one of", withPacket("'@type':'bp:Avatar'"));
        scenes.put(
                "scene/bp:name: does not fit its shape; a scene must have one bp:name",
                withDescription("'bp:name':'Mine'"));
        scenes.put(
                "a part of the description/bp:cameraId: does not fit its shape; a camera must have one",
                withDescription("'my:eye':{'@type':'bp:Camera'}"));
        return scenes;
    }

    static ItemRow item(String itemId, String name) {
        return new ItemRow(
                itemId,
                ItemKind.PROP,
                name,
                "u1",
                Visibility.PUBLIC,
                Optional.of("s1"),
                List.of(CHAIR),
                List.of("old"),
                NOON);
    }

    static ItemFeatureRow holding(String itemId, double declared) {
        return new ItemFeatureRow(itemId, List.of(new ItemFeatureRow.Feature(CHAIR, declared, 2)));
    }

    static SceneRow scene(String sceneId, String properties) {
        var described = new XmpPackets(Ontology.bundled()).describe(List.of(packet(properties)), List.of(0), Map.of());
        return row(sceneId, described.jsonLd());
    }

    private static SceneRow row(String sceneId, String description) {
        return new SceneRow(
                sceneId,
                "Hall",
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                "h",
                SourceFormat.GLB,
                "p",
                1,
                12,
                description,
                NOON);
    }

    static CameraRow camera(Projection projection, double fx, double near, double far) {
        return new CameraRow("s1", "c", projection, 640, 480, fx, 500, 320, 240, MATRIX, near, far, 0, 0, 0, 0, 0);
    }

    static FrameRow frame(int width, int height) {
        return new FrameRow("f", "s1", "c", NOON, "p", "h", width, height, List.of(), true, Optional.empty());
    }

    static DetectionRow detection(double score, double xMinimum, double xMaximum, String classIri) {
        return new DetectionRow(
                "f:0",
                "f",
                "s1",
                "c",
                "m",
                "1",
                DIGEST,
                "chair",
                score,
                xMinimum,
                2,
                xMaximum,
                4,
                Optional.of(classIri));
    }

    static SceneObjectRow object(double score, int support, Instant firstSeen) {
        return new SceneObjectRow(
                "s1-1",
                "s1",
                "m",
                DIGEST,
                CHAIR,
                List.of(CHAIR),
                score,
                1.5,
                0.5,
                0.5,
                1,
                1,
                support,
                0.5,
                Optional.of("chair"),
                Optional.of(0.1),
                firstSeen,
                NOON,
                List.of(),
                List.of("f:0"));
    }

    private static SceneGraph.Known with(Record row) {
        var whole = known("s1");
        return known(
                whole.scene(),
                row instanceof CameraRow camera ? camera : whole.cameras().get(0),
                row instanceof FrameRow frame ? frame : whole.frames().get(0),
                row instanceof DetectionRow detection
                        ? detection
                        : whole.detections().get(0),
                row instanceof SceneObjectRow object ? object : whole.objects().get(0));
    }

    private static SceneGraph.Known withPacket(String properties) {
        return new SceneGraph.Known(scene("s1", properties), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Of a scene that came in before this was refused. */
    private static SceneGraph.Known withDescription(String properties) {
        var description = packet("'@id':''," + properties).toString();
        return new SceneGraph.Known(row("s1", description), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static SceneGraph.Known known(
            SceneRow scene, CameraRow camera, FrameRow frame, DetectionRow detection, SceneObjectRow object) {
        var node = new SceneNodeRow(
                scene.sceneId(),
                "chair",
                MATRIX,
                List.of(1.0, 0.0, 0.0),
                List.of(2.0, 1.0, 1.0),
                12,
                Optional.of(CHAIR));
        return new SceneGraph.Known(
                scene, List.of(camera), List.of(node), List.of(frame), List.of(detection), List.of(object));
    }

    private static SceneGraph.Known read(Path file) {
        var document = new SceneReader(SceneLimits.standard()).read(file, file.getParent());
        var nodePackets = new HashMap<String, Integer>();
        document.nodes().forEach(node -> node.xmpPacket().ifPresent(packet -> nodePackets.put(node.id(), packet)));
        var described = new XmpPackets(Ontology.bundled())
                .describe(document.xmpPackets(), List.of(), nodePackets, document.described(), document.extensions());
        var rows = SceneRows.of(
                "s1",
                document,
                node -> Optional.ofNullable(described.nodeClasses().get(node.id())),
                640,
                480);
        return new SceneGraph.Known(
                row("s1", described.jsonLd()), rows.cameras(), rows.nodes(), List.of(), List.of(), List.of());
    }
}
