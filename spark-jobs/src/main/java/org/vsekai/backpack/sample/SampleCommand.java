package org.vsekai.backpack.sample;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.landing.LandingZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backpack sample}: writes a sample world, nothing else. */
@Command(
        name = "sample",
        description = "Writes a sample world into the landing zone: scenes, frames, items, interactions.",
        mixinStandardHelpOptions = true)
public final class SampleCommand implements Callable<Integer> {
    @Option(names = "--data", description = "Folder that holds landing/ (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--scenes", description = "Scenes with frames (default: ${DEFAULT-VALUE}).")
    private int scenes = 20;

    @Option(names = "--users", description = "Accounts u1, u2, ... (default: ${DEFAULT-VALUE}).")
    private int users = 2_000;

    @Option(names = "--items", description = "Items i1, i2, ... (default: ${DEFAULT-VALUE}).")
    private int items = 1_000;

    @Option(names = "--seed", description = "Another seed, another world (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(new picocli.CommandLine(new SampleCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var commandLine = java.util.Objects.requireNonNull(spec).commandLine();
        var landing = new LandingZone(data.resolve("landing"));
        var out = commandLine.getOut();
        try {
            var summary = new SampleWorld(settings(commandLine)).writeTo(landing, line -> say(out, "  " + line));
            say(out, "Sample world in " + landing.root() + ": " + summary.text());
            return ExitCode.OK;
        } catch (SampleWorldException e) {
            commandLine.getErr().println(e.getMessage());
            commandLine.getErr().flush();
            return ExitCode.SOFTWARE;
        }
    }

    private SampleWorldSettings settings(picocli.CommandLine commandLine) {
        try {
            return new SampleWorldSettings(scenes, users, items, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, e.getMessage(), e);
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
