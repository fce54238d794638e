package org.vsekai.backpack.operations;

import io.javalin.util.JavalinBindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.database.UnusableDatabaseException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.experiment.ExperimentSettings;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.models.UnknownPreloadException;
import org.vsekai.backpack.speech.SpeechSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code serve}: answers lookups from the newest release until it is told to stop. Exit codes: 0 stopped by a signal, 1 it
 * could not start, 2 wrong use. What it is told by {@code conf/backpack.conf} under the system property {@code backpack.home}
 * overrides the defaults.
 */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves lookups and the page from the newest release.")
public final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Holds landing/ and warehouse/. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Default: ${DEFAULT-VALUE}; 0 takes any free one.")
    private int port = 8080;

    @Option(
            names = "--address",
            paramLabel = "A",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}, which others cannot reach.")
    private String address = "127.0.0.1";

    public static void main(String... arguments) {
        int code = new CommandLine(new ServeCommand()).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var warehouse = data.resolve("warehouse");
        if (port < 0 || port > 65_535) {
            return refuse("--port must be 0 to 65535, not " + port + ".");
        }
        if (!Files.isDirectory(warehouse)) {
            return refuse("There is no warehouse at " + warehouse.toAbsolutePath()
                    + ". Run ./backpack nightly first, or name another folder with --data.");
        }
        try {
            var conf = Path.of(System.getProperty("backpack.home", "."), "conf");
            var settings = Settings.load(conf.resolve("backpack.conf"));
            var serving = settings.bind(ServingSettings.SECTION, ServingSettings.class);
            var inference = settings.bind(InferenceSettings.SECTION, InferenceSettings.class);
            serve(
                    serving,
                    new Models(new ModelCatalogue(conf.resolve("models")), inference, serving.models()),
                    settings.bind(SpeechSettings.SECTION, SpeechSettings.class),
                    settings.bind(ExperimentSettings.SECTION, ExperimentSettings.class)
                            .experiment());
            return 0;
        } catch (InvalidSettingException e) {
            return refuse("A setting is not valid: " + e.getMessage());
        } catch (UnusableDatabaseException | UnusableModelException | UnknownPreloadException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (JavalinBindException e) {
            return refuse(
                    "Port " + port + " on " + address + " cannot be used: another program has it, or the address is"
                            + " not this machine's. Choose another with --port or --address.");
        }
    }

    private void serve(ServingSettings settings, Models models, SpeechSettings speech, Optional<Experiment> experiment)
            throws InterruptedException {
        var server = BackpackServer.start(data, address, port, settings, experiment, models, speech);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        var url = "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + server.port() + "/";
        System.out.println(server.releases()
                .live()
                .map(release -> "Backpack serves release " + release.id() + " at " + url)
                .orElse("Backpack listens at " + url + ", but: "
                        + server.releases().problem()));
        stopped.await();
    }

    private static int refuse(String message) {
        System.err.println(message);
        return 1;
    }
}
