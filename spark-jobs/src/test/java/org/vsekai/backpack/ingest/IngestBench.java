package org.vsekai.backpack.ingest;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.nightly.Night;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.pipeline.ConsoleProgress;
import org.vsekai.backpack.pipeline.Progress;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneRow;

/**
 * Nights of many small scenes, each step in a process of its own as a night is one. Arguments: the step, its data folder, and
 * for {@code upload} the first scene's number and how many; for {@code report} the folder of all data folders.
 */
public final class IngestBench {
    private static final long SEED = 7;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final String FIGURES = "figures";

    private final Path data;
    private final LandingZone landing;

    private IngestBench(Path data) {
        this.data = data;
        this.landing = new LandingZone(data.resolve("landing"));
    }

    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[1]).toAbsolutePath();
        var bench = new IngestBench(folder);
        switch (arguments[0]) {
            case "upload" -> bench.upload(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "limit" -> bench.limit();
            case "night" -> bench.night(arguments[2]);
            case "report" -> IngestReport.print(folder);
            default -> throw new IllegalArgumentException("there is no step " + arguments[0]);
        }
    }

    /** Of a step: written for the report, one line each. */
    record Figure(String step, String name, double value) {
        private static Figure of(String line) {
            var words = line.split(" ", -1);
            return new Figure(words[0], words[1], Double.parseDouble(words[2]));
        }

        static Map<String, Double> read(Path data) throws IOException {
            var figures = new HashMap<String, Double>();
            for (var line : Files.readAllLines(data.resolve(FIGURES))) {
                var figure = of(line);
                figures.put(figure.step + "." + figure.name, figure.value);
            }
            return figures;
        }
    }

    private void note(String step, String name, double value) throws IOException {
        var line = step + " " + name + " " + value + "\n";
        Files.writeString(data.resolve(FIGURES), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void upload(int first, int count) throws IOException {
        landing.create();
        var before = bytes();
        long began = System.nanoTime();
        new SmallScenes(landing, SEED).upload(first, first + count);
        long bytes = bytes() - before;
        var step = first == 0 ? "first" : "second";
        note(step, "scenes", count);
        note(step, "mib", bytes / (double) (1 << 20));
        System.out.printf(
                Locale.ROOT,
                "%,d scenes uploaded, %.1f MiB, %.1f s%n",
                count,
                bytes / (double) (1 << 20),
                (System.nanoTime() - began) / 1e9);
    }

    private long bytes() throws IOException {
        long sum = 0;
        for (var file : files(landing.root())) {
            sum += Files.size(file);
        }
        return sum;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** What the machine could do: the bytes alone, and the rows without Spark and tables. */
    private void limit() throws Exception {
        var files = files(landing.root());
        var bytes = new AtomicLong();
        note("limit", "read", onAllCores(files, file -> bytes.addAndGet(Files.readAllBytes(file).length)));
        var manifests = files(landing.uploadsFolder());
        var settings = Settings.defaults().bind("backpack.ingest", IngestSettings.class);
        var reading = new SceneReading(
                landing,
                new XmpPackets(Ontology.bundled()),
                settings.limits(),
                settings.retry().attempts());
        var rows = new AtomicLong();
        double seconds = onAllCores(manifests, file -> {
            var outcome = reading.read(
                    landing.root().relativize(file).toString(),
                    Files.readString(file).strip());
            rows.addAndGet(outcome.row().size() > 0 ? outcome.count() : 0);
        });
        note("limit", "rows", seconds);
        System.out.printf(
                Locale.ROOT, "%,d rows of %,d scenes in plain loops: %.1f s%n", rows.get(), manifests.size(), seconds);
    }

    private interface FileWork {
        void on(Path file) throws IOException;
    }

    private static double onAllCores(List<Path> files, FileWork work) throws Exception {
        long began = System.nanoTime();
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var loops = IntStream.range(0, THREADS).<Callable<Integer>>mapToObj(thread -> () -> {
                int file = next.getAndIncrement();
                for (; file < files.size(); file = next.getAndIncrement()) {
                    work.on(files.get(file));
                }
                return file;
            });
            for (var loop : pool.invokeAll(loops.toList())) {
                loop.get();
            }
        } finally {
            pool.shutdown();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Runs ingest as the night does. */
    private void night(String step) throws Exception {
        var heap = HeapPeak.watch();
        var times = new Times();
        var home = Path.of(System.getProperty("backpack.home"));
        var settings = Settings.load(home.resolve("conf/backpack.conf"));
        Files.createDirectories(data.resolve("warehouse"));
        long began = System.nanoTime();
        try (var spark = SparkSessions.open("local[" + THREADS + "]", THREADS, false)) {
            var warehouse = new Warehouse(spark, data.resolve("warehouse").toString());
            var context = new StageContext(spark, warehouse, landing, home, data, settings, times);
            Runner.run(Night.pipeline(settings).only(Set.of("ingest")), context, Clock.systemUTC());
            note(step, "whole", (System.nanoTime() - began) / 1e9);
            note(step, "ingest", times.seconds("nightly/ingest/scenes"));
            note(step, "heap", heap.mebibytes());
            note(step, "resident", HeapPeak.residentMebibytes());
            note(step, "read", (double) warehouse.read(SceneRow.TABLE).count());
            note(step, "refused", (double) warehouse.read(RejectRow.TABLE).count());
        }
    }

    private static final class Times implements Progress {
        private final Progress shown = new ConsoleProgress(System.out);
        private final Map<String, Double> seconds = new HashMap<>();
        private final long began = System.nanoTime();

        double seconds(String stage) {
            return seconds.getOrDefault(stage, 0.0);
        }

        @Override
        public void started(String stage) {
            shown.started(stage);
        }

        @Override
        public void says(String stage, String line) {
            shown.says(stage, String.format(Locale.ROOT, "%s, %.1f s", line, (System.nanoTime() - began) / 1e9));
        }

        @Override
        public void finished(String stage, double taken, String summary) {
            seconds.put(stage, taken);
            shown.finished(stage, taken, summary);
        }
    }

    /** The most that was left on the heap after a collection. */
    private static final class HeapPeak {
        private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());

        private final AtomicLong most = new AtomicLong();

        static HeapPeak watch() {
            var peak = new HeapPeak();
            for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (notification, handback) -> peak.note(GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData())),
                                null,
                                null);
            }
            return peak;
        }

        private void note(GarbageCollectionNotificationInfo info) {
            long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> HEAP.contains(pool.getKey()))
                    .map(Map.Entry::getValue)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            most.accumulateAndGet(used, Math::max);
        }

        double mebibytes() {
            return most.get() / (double) (1 << 20);
        }

        static double residentMebibytes() throws IOException {
            for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
                }
            }
            return 0;
        }
    }
}
