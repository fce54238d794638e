package org.vsekai.backpack.vision;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.language.ChatMessage;
import org.vsekai.backpack.language.ChatModel;
import org.vsekai.backpack.language.GenerationSettings;
import org.vsekai.backpack.language.GenerationWatch;
import org.vsekai.backpack.language.TextEmbedder;
import org.vsekai.backpack.speech.Cancellation;
import org.vsekai.backpack.speech.PiperVoice;
import org.vsekai.backpack.speech.Sound;
import org.vsekai.backpack.speech.SoundReader;
import org.vsekai.backpack.speech.SpeakingStyle;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.speech.WhisperTranscriber;
import org.vsekai.backpack.speech.WordErrorRate;

/** The figures of docs/models.md: how long each model takes on one thread, and how good it is on what can be made with its truth. */
final class ModelFigures {
    private static final InferenceSettings SETTINGS = new InferenceSettings(1, 1, 1 << 24, 1 << 24);
    private static final SpeechSettings SPEECH = new SpeechSettings(1 << 24, 60, 2_000, 10);
    private static final int REPEATS = 15;
    private static final List<String> SENTENCES = List.of(
            "The red chair stands beside the table.",
            "Nobody has seen the key of the garden since last summer.",
            "Please close the window before you leave the house.",
            "There are three lamps and one guitar in the room.",
            "She walked along the river until the sun went down.",
            "The train to the city leaves at half past seven.",
            "We need more water for the plants on the balcony.",
            "An old piano was left in the corner of the hall.",
            "Turn to the left after the second bridge.",
            "The children built a castle out of sand and stones.");

    private final Path pictures;

    private ModelFigures(Path home) {
        this.pictures = home.resolve("inference/src/test/resources");
    }

    /** Prints all; the argument is the repository. */
    public static void main(String... arguments) throws Exception {
        System.setProperty("backpack.home", arguments[0]);
        var figures = new ModelFigures(Path.of(arguments[0]));
        System.out.println("| model | input | ms, one thread | quality |\n|---|---|---|---|");
        figures.vision();
        figures.enlargement();
        figures.writing();
        figures.speech();
        figures.language();
        System.exit(0);
    }

    private static void line(String model, String input, double milliseconds, String quality) {
        System.out.printf(Locale.ROOT, "| `%s` | %s | %.1f | %s |%n", model, input, milliseconds, quality);
    }

    private static double median(Supplier<?> work) {
        for (int i = 0; i < 3; i++) {
            Object unused = work.get();
        }
        var times = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            Object unused = work.get();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[REPEATS / 2];
    }

    private Picture picture(String name) throws IOException {
        return new PictureReader(SETTINGS).read(pictures.resolve(name));
    }

    private void vision() throws IOException {
        var picture = List.of(picture("persons/astronaut.png"));
        try (var model = ObjectDetector.open(Shipped.model(ModelTask.OBJECT_DETECTION, "nanodet-coco"), SETTINGS)) {
            line("nanodet-coco", "a picture", median(() -> model.objects(picture)), "see training.md");
        }
        try (var model = ObjectDetector.open(Shipped.model(ModelTask.OBJECT_DETECTION, "scene-objects"), SETTINGS)) {
            line("scene-objects", "a picture", median(() -> model.objects(picture)), "see training.md");
        }
        try (var model =
                SceneSegmenter.open(Shipped.model(ModelTask.SEMANTIC_SEGMENTATION, "scene-regions"), SETTINGS)) {
            line("scene-regions", "a picture", median(() -> model.segment(picture)), "see training.md");
        }
        try (var model = SceneCaptioner.open(Shipped.model(ModelTask.IMAGE_TO_TEXT, "scene-captions"), SETTINGS)) {
            line("scene-captions", "a picture", median(() -> model.caption(picture)), "see training.md");
        }
        try (var model =
                PoseEstimator.open(Shipped.model(ModelTask.KEYPOINT_DETECTION, "movenet-multipose"), SETTINGS)) {
            line("movenet-multipose", "a picture", median(() -> model.estimate(picture)), "PCK below");
        }
        try (var model =
                PersonSegmenter.open(Shipped.model(ModelTask.SEMANTIC_SEGMENTATION, "selfie-segmentation"), SETTINGS)) {
            line("selfie-segmentation", "a picture", median(() -> model.segment(picture)), "");
        }
    }

    /** A drawing halved and enlarged again, beside bicubic interpolation. */
    private void enlargement() throws IOException {
        var drawing = drawing(256, 256, 5);
        var half = scaled(drawing, 0.5, AffineTransformOp.TYPE_BILINEAR);
        try (var model =
                SuperResolution.open(Shipped.model(ModelTask.IMAGE_TO_IMAGE, "realesr-animevideov3-x2"), SETTINGS)) {
            var small = new PictureReader(SETTINGS).decode(png(half));
            var large = ImageIO.read(new ByteArrayInputStream(
                    PictureWriter.png(model.enlarge(small).value())));
            line(
                    "realesr-animevideov3-x2",
                    "128 x 128 pixels",
                    median(() -> model.enlarge(small)),
                    "PSNR %.1f dB on a drawing that was halved, bicubic %.1f dB"
                            .formatted(
                                    psnr(drawing, large),
                                    psnr(drawing, scaled(half, 2, AffineTransformOp.TYPE_BICUBIC))));
        }
    }

    private static BufferedImage drawing(int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(
                    random.nextInt(width) - 30,
                    random.nextInt(height) - 30,
                    20 + random.nextInt(80),
                    20 + random.nextInt(80));
            graphics.setColor(Color.BLACK);
            graphics.drawLine(
                    random.nextInt(width), random.nextInt(height), random.nextInt(width), random.nextInt(height));
        }
        graphics.dispose();
        return image;
    }

    private static BufferedImage scaled(BufferedImage image, double factor, int kind) {
        var target = new BufferedImage(
                (int) (image.getWidth() * factor), (int) (image.getHeight() * factor), BufferedImage.TYPE_INT_RGB);
        new AffineTransformOp(AffineTransform.getScaleInstance(factor, factor), kind).filter(image, target);
        return target;
    }

    private static double psnr(BufferedImage truth, BufferedImage other) {
        double squares = 0;
        for (int y = 0; y < truth.getHeight(); y++) {
            for (int x = 0; x < truth.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference = (truth.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255);
                    squares += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255 * 255 / (squares / (3.0 * truth.getWidth() * truth.getHeight())));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** The sentences as signs. */
    private void writing() throws IOException {
        try (var reader = TextReader.open(Shipped.model(ModelTask.IMAGE_TO_TEXT, "pp-ocr-v6-small"), SETTINGS)) {
            var signs = new ArrayList<Picture>();
            for (var sentence : SENTENCES) {
                signs.add(new PictureReader(SETTINGS).decode(png(sign(sentence))));
            }
            var rate = WordErrorRate.NONE;
            for (int i = 0; i < signs.size(); i++) {
                rate = rate.plus(WordErrorRate.of(
                        SENTENCES.get(i), reader.read(signs.get(i)).text().replace('\n', ' ')));
            }
            line(
                    "pp-ocr-v6-small",
                    "a sign, 800 x 200",
                    median(() -> reader.read(signs.get(0))),
                    "%.1f %% of the words of 10 drawn signs wrong".formatted(100 * rate.rate()));
        }
    }

    private static BufferedImage sign(String text) {
        var image = new BufferedImage(800, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(new Color(0xf0f0e0));
        graphics.fillRect(0, 0, 800, 200);
        graphics.setColor(new Color(0x203050));
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
        int half = text.lastIndexOf(' ', text.length() / 2 + 4);
        graphics.drawString(text.substring(0, half), 60, 80);
        graphics.drawString(text.substring(half + 1), 60, 130);
        graphics.dispose();
        return image;
    }

    private void speech() throws IOException, InterruptedException {
        var whisper = Shipped.model(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        var silero = Shipped.model(ModelTask.SPEECH_TO_TEXT, "silero-vad");
        try (var transcriber = WhisperTranscriber.open(whisper, silero, SETTINGS);
                var voice = PiperVoice.open(Shipped.model(ModelTask.TEXT_TO_SPEECH, "piper-joe"), SPEECH, SETTINGS)) {
            var machine = WordErrorRate.NONE;
            var person = WordErrorRate.NONE;
            for (var sentence : SENTENCES) {
                var spoken = voice.speak(sentence, SpeakingStyle.STEADY, Cancellation.NEVER);
                person = person.plus(WordErrorRate.of(sentence, transcribed(transcriber, spoken)));
                machine = machine.plus(WordErrorRate.of(sentence, transcribed(transcriber, espeak(sentence))));
            }
            var first = voice.speak(SENTENCES.get(0), SpeakingStyle.STEADY, Cancellation.NEVER);
            line(
                    "piper-joe",
                    "a sentence of %.1f s".formatted(first.seconds()),
                    median(() -> voice.speak(SENTENCES.get(0), SpeakingStyle.STEADY, Cancellation.NEVER)),
                    "%.1f %% of the words are understood wrong by whisper-tiny-en".formatted(100 * person.rate()));
            line(
                    "whisper-tiny-en",
                    "the same, %.1f s".formatted(first.seconds()),
                    median(() -> transcribed(transcriber, first)),
                    "word error rate %.1f %% on 10 sentences by espeak-ng, %.1f %% by piper-joe"
                            .formatted(100 * machine.rate(), 100 * person.rate()));
        }
    }

    private static String transcribed(WhisperTranscriber transcriber, Sound sound) {
        return transcriber.transcribe(sound, Cancellation.NEVER).text();
    }

    private static Sound espeak(String text) throws IOException, InterruptedException {
        var file = Files.createTempFile("spoken", ".wav");
        new ProcessBuilder("espeak-ng", "-v", "en-us", "-w", file.toString(), text)
                .start()
                .waitFor();
        try {
            return new SoundReader(SPEECH).read(file);
        } finally {
            Files.delete(file);
        }
    }

    private void language() {
        try (var embedder = TextEmbedder.open(Shipped.model(ModelTask.EMBEDDING, "minilm-l6-v2"), SETTINGS)) {
            line("minilm-l6-v2", "a sentence", median(() -> embedder.embed(List.of(SENTENCES.get(0)))), "");
        }
        try (var model = ChatModel.open(Shipped.model(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m"), SETTINGS)) {
            var messages = List.of(ChatMessage.user("What is a chair for?"));
            var answer = model.answer(messages, GenerationSettings.greedy(64), GenerationWatch.none());
            line(
                    "smollm2-135m",
                    "a token",
                    answer.answerMilliseconds() / Math.max(1, answer.answerTokens() - 1),
                    "%.0f tokens a second".formatted(1e3 * (answer.answerTokens() - 1) / answer.answerMilliseconds()));
        }
    }
}
