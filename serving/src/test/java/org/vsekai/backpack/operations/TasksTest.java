package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of pictures, on the shipped models. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final Path PICTURES = HOME.resolve("inference/src/test/resources");

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        server = RunningServer.on(data, RunningServer.models(true, 1), HOME.resolve("conf/models"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void tasksAreListedWithTheirModelsTheUsualOneFirst() {
        var tasks = server.get("/v1/tasks").json(200).at("/tasks");

        assertThat(tasks.findValuesAsText("task"))
                .containsExactly(
                        "object-detection",
                        "keypoint-detection",
                        "semantic-segmentation",
                        "image-to-image",
                        "image-to-text",
                        "text-to-speech",
                        "speech-to-speech",
                        "speech-to-text",
                        "chain-of-thought",
                        "embedding");
        assertThat(tasks.at("/3/models").findValuesAsText("name"))
                .startsWith("realesr-animevideov3-x2", "realesr-animevideov3-x4");
        assertThat(tasks.at("/0/models/0/takes").asText()).isEqualTo("picture");
        assertThat(tasks.at("/0/models/0/problem").isMissingNode()).isTrue();
    }

    @Test
    void objectsHaveLabelsAndBoxesInThePicturesPixels() {
        var answer = picture("object-detection", "nanodet/chelsea.png");

        var objects = answer.json(200);
        assertThat(objects.at("/model/name").asText()).isEqualTo("nanodet-coco");
        assertThat(objects.at("/width").asInt()).isEqualTo(451);
        assertThat(objects.at("/detections/0/label").asText()).isEqualTo("cat");
        assertThat(objects.at("/detections/0/score").asDouble()).isCloseTo(0.547, within(0.01));
        assertThat(objects.at("/detections/0/box/x_maximum").asDouble()).isBetween(300.0, 451.0);
        assertThat(answer.header("Server-Timing"))
                .matches("queue;dur=.*, preprocess;dur=.*, infer;dur=.*, postprocess;dur=.*");
    }

    @Test
    void personsHaveJointsByTheNamesOfCoco() {
        var persons = picture("keypoint-detection", "persons/astronaut.png").json(200);

        assertThat(persons.at("/persons").size()).isEqualTo(1);
        var nose = persons.at("/persons/0/keypoints/0");
        assertThat(nose.at("/name").asText()).isEqualTo("nose");
        assertThat(nose.at("/seen").asBoolean()).isTrue();
        assertThat(persons.at("/persons/0/keypoints").size()).isEqualTo(17);
    }

    @Test
    void regionsAreRunLengthsOrAPictureByAccept() throws IOException {
        var regions = picture("semantic-segmentation?model=selfie-segmentation", "persons/astronaut.png")
                .json(200);
        var area = regions.at("/regions/0/area").asInt();
        assertThat(regions.at("/regions/0/label").asText()).isEqualTo("person");
        assertThat(regions.at("/regions/0/mask/size/0").asInt())
                .isEqualTo(regions.at("/height").asInt());

        var map = image(send(
                "semantic-segmentation?model=selfie-segmentation",
                bytes("persons/astronaut.png"),
                "image/png",
                "image/png"));
        int person = 0;
        for (int y = 0; y < map.getHeight(); y++) {
            for (int x = 0; x < map.getWidth(); x++) {
                person += map.getRaster().getSample(x, y, 0) == 1 ? 1 : 0;
            }
        }
        assertThat(person).isEqualTo(area);
    }

    @Test
    void theModelsOfOurOwnTrainingFindNameAndTellRegionsApart() throws IOException {
        var objects = send(
                "object-detection?model=scene-objects", bytes("training/room.png"), "image/png", "application/json");
        assertThat(objects.json(200).at("/detections").findValuesAsText("label"))
                .contains("television", "person");

        var regions = send(
                "semantic-segmentation?model=scene-regions",
                bytes("training/room.png"),
                "image/png",
                "application/json");
        assertThat(regions.json(200).at("/regions").findValuesAsText("label")).contains("seating", "floor", "wall");

        var caption =
                send("image-to-text?model=scene-captions", bytes("training/room.png"), "image/png", "application/json");
        assertThat(caption.json(200).at("/text").asText())
                .startsWith("A room with ")
                .contains("television");
        assertThat(caption.json(200).at("/room").asBoolean()).isTrue();
        assertThat(caption.json(200).at("/counts").findValuesAsText("label")).contains("television");
        var text = send("image-to-text?model=scene-captions", bytes("training/room.png"), "image/png", "text/plain");
        assertThat(text.text()).isEqualTo(caption.json(200).at("/text").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg"})
    void anEnlargedPictureComesAsWhatIsAccepted(String type) throws IOException {
        var small =
                ImageIO.read(PICTURES.resolve("nanodet/chelsea.png").toFile()).getSubimage(100, 50, 60, 40);

        var answer = send("image-to-image?model=realesr-animevideov3-x4", png(small), "image/png", type);

        assertThat(answer.header("Content-Type")).isEqualTo(type);
        var large = image(answer);
        assertThat(large.getWidth()).isEqualTo(240);
        assertThat(large.getHeight()).isEqualTo(160);
    }

    @Test
    void aPictureIsEmbeddedByTheModelThatTakesPictures() {
        var vector = picture("embedding", "nanodet/coffee.png").json(200);

        assertThat(vector.at("/dimensions").asInt()).isEqualTo(512);
        double square = 0;
        for (var number : vector.at("/embedding")) {
            square += number.asDouble() * number.asDouble();
        }
        assertThat(square).isCloseTo(1, within(1e-4));
    }

    /** Tensors of every shape that the shipped cards name: floats, whole numbers, and one without sides. */
    @Test
    void theShippedModelsTakeTheTensorsOfTheirCards() {
        assertThat(infer("movenet-multipose", tensor("input", "INT32", "[1,256,256,3]", 256 * 256 * 3, "0"))
                        .at("/outputs/0/shape")
                        .toString())
                .isEqualTo("[1,6,56]");
        assertThat(infer("selfie-segmentation", tensor("images", "FP32", "[1,3,256,256]", 3 * 256 * 256, "0.5"))
                        .at("/outputs/0/shape")
                        .toString())
                .isEqualTo("[1,1,256,256]");
        var silence = infer(
                "silero-vad",
                tensor("input", "FP32", "[1,576]", 576, "0") + "," + tensor("state", "FP32", "[2,1,128]", 256, "0")
                        + ",{\"name\":\"sr\",\"datatype\":\"INT64\",\"shape\":[],\"data\":[16000]}");
        assertThat(silence.at("/outputs/0/data/0").asDouble()).isBetween(0.0, 0.1);
    }

    private JsonNode infer(String model, String inputs) {
        return server.post("/v2/models/" + model + "/infer", "{\"inputs\":[" + inputs + "]}")
                .json(200);
    }

    private static String tensor(String name, String type, String shape, int count, String value) {
        return "{\"name\":\"" + name + "\",\"datatype\":\"" + type + "\",\"shape\":" + shape + ",\"data\":["
                + (value + ",").repeat(count - 1) + value + "]}";
    }

    /** Batches of clients at once: each gets the answer to its own picture. */
    @Test
    void clientsAtOnceGetTheirOwnAnswers() throws Exception {
        var names = List.of("nanodet/chelsea.png", "nanodet/coffee.png", "persons/astronaut.png");
        var alone = names.stream()
                .map(name -> picture("object-detection", name).json(200).at("/detections"))
                .toList();
        var clients = Executors.newFixedThreadPool(3);
        try {
            var asking = IntStream.range(0, 9)
                    .<Callable<RunningServer.Answer>>mapToObj(i -> () -> picture("object-detection", names.get(i % 3)))
                    .toList();
            var answers = clients.invokeAll(asking);
            for (int i = 0; i < 9; i++) {
                var together = answers.get(i).get();
                if (together.status() == 429) {
                    continue;
                }
                assertThat(together.json(200).at("/detections").findValuesAsText("label"))
                        .isEqualTo(alone.get(i % 3).findValuesAsText("label"));
            }
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void whatIsNoPictureIsRefusedWithTheReason() {
        var whole = bytes("nanodet/coffee.png");
        assertThat(send("object-detection", "not a picture".getBytes(StandardCharsets.UTF_8), "image/png", "")
                        .problem(400))
                .isEqualTo("unreadable-input");
        var cut = send("object-detection", Arrays.copyOf(whole, whole.length / 2), "image/png", "");
        assertThat(cut.problem(400)).isEqualTo("unreadable-input");
        assertThat(cut.text()).contains("ends before its picture does");
        assertThat(send("object-detection", new byte[0], "image/png", "").problem(400))
                .isEqualTo("unreadable-input");
        assertThat(send("object-detection", "a cat".getBytes(StandardCharsets.UTF_8), "text/plain", "")
                        .problem(415))
                .isEqualTo("unsupported-type");
    }

    /** A JPEG whose Exif says that it lies on its side is looked at upright, as people see it. */
    @Test
    void aTurnInExifIsFollowed() throws IOException {
        var upright = ImageIO.read(PICTURES.resolve("nanodet/chelsea.png").toFile());
        var aside = new BufferedImage(
                /* width= */ upright.getHeight(), /* height= */ upright.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                aside.setRGB(y, upright.getWidth() - 1 - x, upright.getRGB(x, y));
            }
        }
        var file = encoded(aside, "jpeg");
        var exif = java.util.HexFormat.of()
                .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000"
                        + "00000000");
        var turned = new ByteArrayOutputStream();
        turned.write(file, 0, 2);
        turned.write(exif);
        turned.write(file, 2, file.length - 2);

        var seen =
                send("object-detection", turned.toByteArray(), "image/jpeg", "").json(200);

        assertThat(seen.at("/width").asInt()).isEqualTo(upright.getWidth());
        assertThat(seen.at("/detections/0/label").asText()).isEqualTo("cat");
        assertThat(send("object-detection", file, "image/jpeg", "")
                        .json(200)
                        .at("/width")
                        .asInt())
                .isEqualTo(upright.getHeight());
    }

    @Test
    void picturesOfRareKindsAreReadOrRefused() throws IOException {
        var deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        assertThat(send("object-detection", encoded(deep, "png"), "image/png", "")
                        .status())
                .isEqualTo(200);
        var gif = send(
                "object-detection",
                encoded(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "gif"),
                "image/gif",
                "");
        assertThat(gif.problem(400)).isEqualTo("unreadable-input");
        assertThat(gif.text()).contains("PNG nor JPEG nor WebP");
        assertThat(send("object-detection", bytes("pictures/cmyk.jpg"), "image/jpeg", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPictureOfTwentyGigapixelsIsRefusedBeforeItIsDecoded() {
        var answer = send("object-detection", pngHeader(200_000, 100_000), "image/png", "");

        assertThat(answer.problem(413)).isEqualTo("input-too-large");
        assertThat(answer.text()).contains("200000 x 100000 pixels");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        assertThat(server.post("/v1/tasks/telepathy", "").problem(404)).isEqualTo("not-found");
        assertThat(server.post("/v1/tasks/object-detection?model=nothing", "").problem(404))
                .isEqualTo("not-found");
        assertThat(server.post("/v1/tasks/object-detection?model=movenet-multipose", "")
                        .problem(404))
                .isEqualTo("not-found");
        assertThat(server.post("/v1/tasks/object-detection?scale=2", "").problem(400))
                .isEqualTo("unknown-parameter");
        assertThat(server.post("/v1/tasks/object-detection?priority=first", "").problem(400))
                .isEqualTo("invalid-parameter");
    }

    private RunningServer.Answer picture(String task, String name) {
        return send(task, bytes(name), "image/png", "");
    }

    private RunningServer.Answer send(String task, byte[] body, String type, String accept) {
        var request = HttpRequest.newBuilder(server.address("/v1/tasks/" + task))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        return server.send(accept.isEmpty() ? request : request.header("Accept", accept));
    }

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(PICTURES.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static BufferedImage image(RunningServer.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.response().body()));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** The beginning of a PNG file, which says how large the picture is. */
    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var checksum = new CRC32();
        checksum.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) checksum.getValue())
                .array();
    }
}
