package org.vsekai.backpack.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.modality.cv.util.NDImageUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Progress;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;

/**
 * Frames a second of the detecting stage, from files to tables, and of the same network driven by DJL directly, batch by
 * batch, with DJL's own pictures and arrays. Called as: stage|djl FOLDER THREADS, where FOLDER/landing/scenes/s/*.png are the
 * frames.
 */
public final class PerceiveBench {
    private static final int SIDE = 416;
    private static final int BATCH = 4;
    private static final int WARM = 16;

    private PerceiveBench() {}

    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[1]).toAbsolutePath();
        var files = files(folder.resolve("landing/scenes/s"));
        if (arguments[0].equals("stage")) {
            stage(folder, files, Integer.parseInt(arguments[2]));
        } else {
            djl(files);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static void stage(Path folder, List<Path> files, int threads) throws Exception {
        var spark = SparkSessions.open("local[" + threads + "]", threads, false);
        try {
            var warehouse = new Warehouse(spark, folder.resolve("warehouse").toString());
            warehouse.create();
            var context = new StageContext(
                    spark,
                    warehouse,
                    new LandingZone(folder.resolve("landing")),
                    Path.of(System.getProperty("backpack.home")),
                    folder,
                    Settings.load(folder.resolve("bench.conf")),
                    new Silent());
            var detect =
                    Perceive.pipeline(context.settings(), Map.of()).stages().get(0);
            insert(warehouse, "warm", files.subList(0, WARM));
            detect.run(context);
            insert(warehouse, "frame", files);
            long start = System.nanoTime();
            long processor = processorTime();
            var result = detect.run(context);
            double seconds = (System.nanoTime() - start) / 1e9;
            double core = (processorTime() - processor) / 1e6 / files.size();
            System.out.printf(
                    Locale.ROOT,
                    "%.2f frames/s, %.1f ms of a core each, %s; most heap %d MiB, after collections %d MiB%n",
                    files.size() / seconds,
                    core,
                    result.summary(),
                    heap(MemoryPoolMXBean::getPeakUsage) >> 20,
                    heap(MemoryPoolMXBean::getCollectionUsage) >> 20);
            parts(warehouse);
        } finally {
            spark.stop();
        }
    }

    /** Where the detector's time went, as its marks say. */
    private static void parts(Warehouse warehouse) {
        var marks = warehouse.records(InferenceRow.TABLE, warehouse.read(InferenceRow.TABLE));
        System.out.printf(
                Locale.ROOT,
                "%24s%.1f ms decode (on its own thread), %.1f preprocess, %.1f network, %.1f postprocess%n",
                "",
                mean(marks, InferenceRow::decodeMilliseconds),
                mean(marks, InferenceRow::preprocessMilliseconds),
                mean(marks, InferenceRow::inferMilliseconds),
                mean(marks, InferenceRow::postprocessMilliseconds));
    }

    private static double mean(List<InferenceRow> marks, ToDoubleFunction<InferenceRow> part) {
        return marks.stream().mapToDouble(part).average().orElse(0);
    }

    private static void insert(Warehouse warehouse, String name, List<Path> files) {
        var rows = new ArrayList<FrameRow>();
        for (var file : files) {
            rows.add(new FrameRow(
                    "s." + name + rows.size(),
                    "s",
                    "Camera",
                    Instant.parse("2026-06-01T12:00:00Z").plusSeconds(rows.size()),
                    "scenes/s/" + file.getFileName(),
                    "0".repeat(64),
                    640,
                    480,
                    List.of(),
                    true,
                    Optional.empty()));
        }
        warehouse.insertNew(FrameRow.TABLE, warehouse.dataset(FrameRow.TABLE, rows));
    }

    private static void djl(List<Path> files) throws Exception {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        var weights = Path.of(System.getProperty("backpack.home"))
                .resolve("conf/models/object-detection/nanodet-coco/nanodet-coco.pt");
        try (var model = Model.newInstance("nanodet", Device.cpu(), "PyTorch");
                var stream = Files.newInputStream(weights)) {
            model.load(stream);
            try (var predictor = model.newPredictor(new NoopTranslator(null));
                    var manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
                for (int warm = 0; warm < 3; warm++) {
                    look(predictor::predict, manager, files.subList(0, BATCH));
                }
                long start = System.nanoTime();
                long processor = processorTime();
                int found = 0;
                for (int from = 0; from + BATCH <= files.size(); from += BATCH) {
                    found += look(predictor::predict, manager, files.subList(from, from + BATCH));
                }
                report(files.size(), start, processor, found + " cells above the threshold");
                start = System.nanoTime();
                processor = processorTime();
                for (int from = 0; from + BATCH <= files.size(); from += BATCH) {
                    try (var call = manager.newSubManager()) {
                        var outputs = predictor.predict(new NDList(call.zeros(new Shape(BATCH, 3, SIDE, SIDE))));
                        outputs.attach(call);
                        outputs.get(0).toFloatArray();
                    }
                }
                report(files.size(), start, processor, "the network alone");
            }
        }
    }

    private interface Predict {
        NDList of(NDList input) throws ai.djl.translate.TranslateException;
    }

    private static int look(Predict predict, NDManager manager, List<Path> files) throws Exception {
        try (var call = manager.newSubManager()) {
            var pictures = new NDList();
            for (var file : files) {
                pictures.add(input(call, ImageFactory.getInstance().fromFile(file)));
            }
            var outputs = predict.of(new NDList(NDArrays.stack(pictures)));
            outputs.attach(call);
            var scores = outputs.get(0);
            outputs.get(1).toFloatArray();
            outputs.get(2).toFloatArray();
            return (int) scores.max(new int[] {2})
                    .gte(0.35f)
                    .sum()
                    .toType(DataType.INT64, false)
                    .getLong();
        }
    }

    private static NDArray input(NDManager call, Image image) {
        double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
        int width = (int) Math.rint(image.getWidth() * scale);
        int height = (int) Math.rint(image.getHeight() * scale);
        var pixels = NDImageUtils.resize(image.toNDArray(call), width, height, Image.Interpolation.BILINEAR)
                .toType(DataType.FLOAT32, false);
        var canvas = call.zeros(new Shape(SIDE, SIDE, 3));
        canvas.set(new ai.djl.ndarray.index.NDIndex("0:" + height + ",0:" + width), pixels);
        var mean = call.create(new float[] {123.675f, 116.28f, 103.53f});
        var deviation = call.create(new float[] {58.395f, 57.12f, 57.375f});
        return canvas.sub(mean).div(deviation).transpose(2, 0, 1).flip(0);
    }

    private static void report(int frames, long start, long processor, String what) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double core = (processorTime() - processor) / 1e6 / frames;
        System.out.printf(Locale.ROOT, "%.2f frames/s, %.1f ms of a core each, %s%n", frames / seconds, core, what);
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long heap(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(usage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static final class Silent implements Progress {
        @Override
        public void started(String stage) {}

        @Override
        public void says(String stage, String line) {}

        @Override
        public void finished(String stage, double seconds, String summary) {}
    }
}
