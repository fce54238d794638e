package org.vsekai.backpack.catalogue;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Models whose files are not in the repository: a test that needs one is skipped where it was not fetched. */
public final class Fetched {
    private Fetched() {}

    /** The model with all its files, or the test ends here, saying what brings them. */
    public static CataloguedModel model(ModelTask task, String name) {
        var model = new ModelCatalogue(Path.of(System.getProperty("backpack.home"), "conf", "models")).find(task, name);
        assumeTrue(
                model.absentFiles().isEmpty(),
                () -> "skipped: " + model.absentFiles() + " of " + name + " were not fetched; ./backpack models " + name
                        + " brings them");
        return model;
    }
}
