package org.vsekai.backpack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.SceneDescription;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.ItemKind;

class SampleScenesTest {
    private static final int SCENES = 5;

    @TempDir
    static Path folder;

    private static LandingZone world;

    @BeforeAll
    static void writeOnce() throws IOException {
        world = new LandingZone(folder);
        new SampleWorld(new SampleWorldSettings(SCENES, 10, SCENES, 42)).writeTo(world, line -> {});
    }

    @Test
    void eachManifestNamesWhatIsThere() throws IOException {
        for (int number = 1; number <= SCENES; number++) {
            var upload = upload(number);

            var scene = world.sceneFolder(upload.sceneId());
            assertThat(scene.resolve(upload.document().orElseThrow())).exists();
            assertThat(scene.resolve(upload.capture().orElseThrow())).exists();
        }
        assertThat(upload(1).kind()).isEqualTo(ItemKind.MAP);
        assertThat(upload(3).kind()).isEqualTo(ItemKind.AVATAR);
        assertThat(upload(5).kind()).isEqualTo(ItemKind.PROP);
    }

    @Test
    void eachCameraTakesAPictureOfItsSize() throws IOException {
        for (int number = 1; number <= SCENES; number++) {
            var frames = capture(number).frames();

            var cameras = document(number).nodes().stream()
                    .filter(node -> node.camera().isPresent())
                    .map(SceneNode::id)
                    .toList();
            assertThat(cameras).hasSizeGreaterThanOrEqualTo(3);
            assertThat(frames).extracting(Capture.Frame::camera).containsAll(cameras);
            for (var frame : frames) {
                var image =
                        ImageIO.read(sceneFolder(number).resolve(frame.file()).toFile());
                assertThat(image.getWidth()).isEqualTo(640);
                assertThat(image.getHeight()).isEqualTo(480);
            }
        }
    }

    @Test
    void theCamerasOfASceneTakeTheirPicturesAtOnceAndTheDarkOneLater() throws IOException {
        for (int number = 1; number <= SCENES; number++) {
            var frames = capture(number).frames();
            var first = frames.get(0).capturedAt();
            assertThat(frames.subList(0, frames.size() - 1))
                    .extracting(Capture.Frame::capturedAt)
                    .containsOnly(first);
            assertThat(frames.get(frames.size() - 1).capturedAt()).isAfter(first);
        }
    }

    @Test
    void eachBoxLiesWithinTheProjectionOfTheNodesWorldBox() throws IOException {
        for (int number = 1; number <= SCENES; number++) {
            var document = document(number);
            for (var frame : capture(number).frames()) {
                var camera = camera(document, frame.camera());
                for (var object : frame.objects().orElseThrow()) {
                    var node = document.node(object.node()).orElseThrow();
                    var corners = projected(node, camera);
                    if (corners.stream().anyMatch(corner -> corner.depth() <= camera.near())) {
                        continue;
                    }
                    double slack = 1;
                    assertThat(object.box().get(0)).isGreaterThanOrEqualTo(least(corners, true) - slack);
                    assertThat(object.box().get(1)).isGreaterThanOrEqualTo(least(corners, false) - slack);
                    assertThat(object.box().get(2)).isLessThanOrEqualTo(-least(negated(corners), true) + slack);
                    assertThat(object.box().get(3)).isLessThanOrEqualTo(-least(negated(corners), false) + slack);
                }
            }
        }
    }

    @Test
    void theThingsOfASceneAreSeenBySomeCamera() throws IOException {
        for (int number = 1; number <= SCENES; number++) {
            var seen = capture(number).frames().stream()
                    .flatMap(frame -> frame.objects().orElseThrow().stream())
                    .map(Capture.VisibleObject::node)
                    .distinct()
                    .toList();

            var things = meshNodes(document(number)).stream().map(SceneNode::id).toList();
            assertThat(things).hasSizeGreaterThanOrEqualTo(2);
            assertThat(seen.size()).isGreaterThanOrEqualTo(things.size() * 2 / 3);
        }
    }

    @Test
    void theDescriptionIsAcceptedAndDeclaresTheClassOfEachThing() throws IOException {
        for (int number = 1; number <= SCENES; number++) {
            var document = document(number);

            var description = describe(document);

            assertThat(description.jsonLd()).contains("dc:title").contains("Creative Commons Zero");
            var nodes = meshNodes(document);
            assertThat(description.nodeClasses()).hasSameSizeAs(nodes);
            for (var node : nodes) {
                var name = node.id().substring(0, node.id().indexOf('_'));
                assertThat(description.nodeClasses()).containsEntry(node.id(), Ontology.NAMESPACE + name);
            }
        }
    }

    @Test
    void everyClassThatThisPackageNamesIsInTheOntology() {
        var ontology = Ontology.bundled();
        for (var theme : Theme.values()) {
            assertThat(theme.classes()).allMatch(name -> ontology.isClass(Ontology.NAMESPACE + name));
        }
        assertThat(ScenePlan.classNames()).allMatch(name -> ontology.isClass(Ontology.NAMESPACE + name));
    }

    @Test
    void aPersonHasAVrmSkeletonThatMovesItsMesh() throws IOException {
        var document = document(3);

        var person = document.node("Person_1").orElseThrow();
        var skin = document.skins().get(person.skin().orElseThrow());
        var mesh = document.mesh(person).orElseThrow();
        assertThat(document.humanoidBones(skin)).hasSize(Bone.values().length).containsKeys("hips", "leftUpperArm");
        assertThat(mesh.primitives()).allMatch(primitive -> primitive.influences() == 4);
        var height = person.worldBox().orElseThrow().size().y();
        assertThat(height).isBetween(1.4, 2.3);
        assertThat(document.humanoidBones(skin)
                        .get("leftUpperArm")
                        .local()
                        .axis(0)
                        .y())
                .as("the left arm hangs")
                .isLessThan(-0.5);
    }

    @Test
    void thingsInARoomDoNotStandInEachOther() throws IOException {
        for (int number : List.of(1, 2, 4)) {
            var standing = meshNodes(document(number)).stream()
                    .filter(node -> !node.id().matches("(Wall|Floor|Ceiling|Ground|Person)_.*"))
                    .toList();
            for (int i = 0; i < standing.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(depthInside(standing.get(i), standing.get(j)))
                            .as(standing.get(i).id() + " in " + standing.get(j).id())
                            .isLessThan(0.01);
                }
            }
        }
    }

    /** How far two boxes reach into each other along the axis where it is least; metres. */
    private static double depthInside(SceneNode one, SceneNode other) {
        var a = one.worldBox().orElseThrow();
        var b = other.worldBox().orElseThrow();
        double x = Math.min(a.maximum().x(), b.maximum().x())
                - Math.max(a.minimum().x(), b.minimum().x());
        double y = Math.min(a.maximum().y(), b.maximum().y())
                - Math.max(a.minimum().y(), b.minimum().y());
        double z = Math.min(a.maximum().z(), b.maximum().z())
                - Math.max(a.minimum().z(), b.minimum().z());
        return Math.min(x, Math.min(y, z));
    }

    private static SceneDescription describe(SceneDocument document) {
        Map<String, Integer> nodePackets = new HashMap<>();
        document.nodes().forEach(node -> node.xmpPacket().ifPresent(packet -> nodePackets.put(node.id(), packet)));
        return new XmpPackets(Ontology.bundled())
                .describe(
                        document.xmpPackets(), List.of(document.sceneXmpPacket().orElseThrow()), nodePackets);
    }

    private static List<CalibratedCamera.Pixel> projected(SceneNode node, PinholeCamera camera) {
        var box = node.worldBox().orElseThrow();
        return IntStream.range(0, 8)
                .mapToObj(i -> new Vector3(
                        ((i & 1) == 0 ? box.minimum() : box.maximum()).x(),
                        ((i & 2) == 0 ? box.minimum() : box.maximum()).y(),
                        ((i & 4) == 0 ? box.minimum() : box.maximum()).z()))
                .map(camera::project)
                .toList();
    }

    private static double least(List<CalibratedCamera.Pixel> pixels, boolean horizontal) {
        return pixels.stream()
                .mapToDouble(pixel -> horizontal ? pixel.x() : pixel.y())
                .min()
                .orElseThrow();
    }

    private static List<CalibratedCamera.Pixel> negated(List<CalibratedCamera.Pixel> pixels) {
        return pixels.stream()
                .map(pixel -> new CalibratedCamera.Pixel(-pixel.x(), -pixel.y(), pixel.depth()))
                .toList();
    }

    private static PinholeCamera camera(SceneDocument document, String id) {
        return PinholeCamera.of(document, document.node(id).orElseThrow(), 640, 480)
                .orElseThrow();
    }

    private static List<SceneNode> meshNodes(SceneDocument document) {
        return document.nodes().stream().filter(node -> node.mesh().isPresent()).toList();
    }

    private static Path sceneFolder(int number) {
        return world.sceneFolder("s42-scene-" + number);
    }

    private static SceneDocument document(int number) throws IOException {
        return GltfReader.read(
                sceneFolder(number).resolve(upload(number).document().orElseThrow()));
    }

    private static Upload upload(int number) throws IOException {
        return Upload.read(Files.readString(world.uploadsFolder().resolve("s42-scene-" + number + ".json")));
    }

    private static Capture capture(int number) throws IOException {
        var file = upload(number).capture().orElseThrow();
        return Capture.read(Files.readString(sceneFolder(number).resolve(file)));
    }
}
