package org.vsekai.backpack.nightly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A night in a process of its own, which can be killed as the system kills: without a word. Its JVM is set for a short
 * life. Used by one thread, which may have another read the output.
 */
final class NightProcess implements AutoCloseable {
    private static final int SIGKILLED = 128 + 9;

    private final Process process;
    private final BufferedReader output;
    private final List<String> transcript = new ArrayList<>();

    private NightProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts the nightly command on a data folder, with more arguments or none. */
    static NightProcess start(Path data, String... arguments) throws IOException {
        var home = Path.of(System.getProperty("backpack.home"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("conf/spark.jvm-options"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Most of a short night's time would go into compiling plans that run once.
                "-Dspark.sql.codegen.wholeStage=false",
                "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-Dbackpack.home=" + home,
                "-Dlog4j2.configurationFile=" + home.resolve("conf/log4j2-night.properties"),
                "-Dbackpack.nightly.master=local[2]",
                "-Dbackpack.nightly.shuffle-partitions=2",
                "-Dbackpack.perceive.frames-per-wave=12",
                "-Dbackpack.maintain.compact-after-commits=2",
                "-cp",
                System.getProperty("java.class.path"),
                NightlyCommand.class.getName(),
                "--data",
                data.toString()));
        command.addAll(List.of(arguments));
        return new NightProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Runs a night to its good end. */
    static void run(Path data) throws IOException, InterruptedException {
        try (var night = start(data)) {
            night.drain();
            if (night.process.waitFor() != 0) {
                throw night.failure("it ended with " + night.process.exitValue());
            }
        }
    }

    /** Waits until the night says that a stage starts. */
    void awaitStart(String stage) throws IOException {
        for (var line = next(); line != null; line = next()) {
            if (line.strip().equals("> " + stage)) {
                return;
            }
        }
        throw failure("it never came to " + stage);
    }

    /** Waits until something has happened that the night does not tell of. */
    void awaitThat(String what, BooleanSupplier happened) throws IOException, InterruptedException {
        while (!happened.getAsBoolean()) {
            if (!process.isAlive()) {
                drain();
                throw failure("it ended before " + what);
            }
            Thread.sleep(1);
        }
    }

    /**
     * Waits, but not beyond a time since now; whether the night came to its good end.
     *
     * @throws AssertionError when it came to a bad one
     */
    boolean endsWithin(Duration time) throws IOException, InterruptedException {
        var reader = new Thread(this::drainQuietly, "night-output");
        reader.start();
        boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            reader.join();
            if (process.exitValue() != 0) {
                throw failure("it ended with " + process.exitValue());
            }
        }
        return ended;
    }

    void kill() throws IOException, InterruptedException {
        // Not the process's own method, which closes the pipe before the last lines are read.
        process.toHandle().destroyForcibly();
        drain();
        if (process.waitFor() != SIGKILLED) {
            throw failure("it ended before it was killed");
        }
    }

    /** Ends the process if a failed test left it running. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private synchronized void drain() throws IOException {
        while (next() != null) {
            // The transcript has it.
        }
    }

    private void drainQuietly() {
        try {
            drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String next() throws IOException {
        var line = output.readLine();
        if (line != null) {
            transcript.add(line);
        }
        return line;
    }

    private AssertionError failure(String what) {
        return new AssertionError("the night failed: " + what + "\n" + String.join("\n", transcript));
    }
}
