package org.vsekai.backpack.frames;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.scene.SceneLimits;

/**
 * Draws a partition of scenes inside a Spark task, one after the other. Travels to executors; the landing zone must be
 * at the same path there.
 */
final class DrawScenes implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final String landing;
    private final SceneLimits limits;
    private final RenderSettings settings;

    DrawScenes(LandingZone landing, SceneLimits limits, RenderSettings settings) {
        this.landing = landing.root().toString();
        this.limits = limits;
        this.settings = settings;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> scenes) {
        var drawing = new SceneDrawing(new LandingZone(Path.of(landing)), limits, settings);
        Iterable<Row> all = () -> scenes;
        return StreamSupport.stream(all.spliterator(), false)
                .map(row -> drawing.draw(UndrawnScene.of(row)).row())
                .iterator();
    }
}
