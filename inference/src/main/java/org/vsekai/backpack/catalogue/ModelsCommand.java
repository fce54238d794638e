package org.vsekai.backpack.catalogue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code backpack models}: lists the models of the catalogue, or brings the files of some. Exit codes: 0 done, 1 a model could
 * not be brought or a card is broken, 2 wrong use.
 */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models of conf/models; with names, fetches what these models need.")
public final class ModelsCommand implements Callable<Integer> {
    private static final String ALL = "all";

    /** The launcher says whether a person watches: Java cannot tell on all its versions. */
    private static final String TERMINAL = "backpack.terminal";

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "a model's name, or all")
    private List<String> names = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final Path root;
    private final ModelFetcher fetcher;

    private ModelsCommand() {
        this(Path.of(System.getProperty("backpack.home", "."), "conf", "models"), new ModelFetcher());
    }

    ModelsCommand(Path root, ModelFetcher fetcher) {
        this.root = root;
        this.fetcher = fetcher;
    }

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ModelsCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        var commandLine = java.util.Objects.requireNonNull(spec).commandLine();
        var out = commandLine.getOut();
        var err = commandLine.getErr();
        try {
            var listing = new ModelCatalogue(root).all();
            if (names.isEmpty()) {
                ModelTable.lines(listing.models()).forEach(out::println);
            } else {
                fetch(listing.models(), out);
            }
            listing.problems().forEach(err::println);
            return listing.problems().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (UnknownModelException e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (ModelFetchException | UnusableModelException e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void fetch(List<CataloguedModel> models, PrintWriter out) {
        var chosen = names.contains(ALL)
                ? models
                : names.stream().map(name -> named(models, name)).distinct().toList();
        for (var model : chosen) {
            var progress = new FetchProgress(out, Boolean.getBoolean(TERMINAL));
            fetcher.fetch(model, progress);
            progress.finish();
            out.println(model.reference() + ": " + ModelTable.size(ModelTable.bytesHere(model)) + ", all here");
            out.flush();
        }
    }

    private static CataloguedModel named(List<CataloguedModel> models, String name) {
        return models.stream()
                .filter(model -> model.reference().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownModelException.of(
                        name, models.stream().map(CataloguedModel::reference).toList()));
    }
}
