package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.SceneCaption;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.TextLine;
import org.vsekai.backpack.vision.TextReader;

/** Texts of frames or parts of them: what is written there, line by line, or a caption, as the model is. */
record ReadWork(Eyes eyes, Mark mark) implements Work<Eyes.Sight> {
    @Override
    public List<Table<?>> tables() {
        return List.of(AnnotationRow.TABLE);
    }

    @Override
    public Eyes.Sight read(Row subject) throws IOException {
        return eyes.read(subject);
    }

    @Override
    public Worker<Eyes.Sight> open() {
        return new PictureWorker<>(eyes.settings().batchSize(), network(), this::add);
    }

    private PictureWorker.Network<Words> network() {
        var model = eyes.model();
        return model.card().architecture() == Architecture.SCENE_CAPTIONER
                ? new Captioner(SceneCaptioner.open(model, eyes.settings()))
                : new Reader(TextReader.open(model, eyes.settings()));
    }

    /** @param lines none of what is not written in the picture */
    private record Words(String text, Optional<String> language, List<TextLine> lines) {}

    private record Captioner(SceneCaptioner captions) implements PictureWorker.Network<Words> {
        @Override
        public List<Perceived<Words>> see(List<Picture> pictures) {
            return captions.caption(pictures).stream()
                    .map(seen -> new Perceived<>(
                            new Words(seen.value().text(), Optional.of(SceneCaption.LANGUAGE), List.of()),
                            seen.milliseconds()))
                    .toList();
        }

        @Override
        public void close() {
            captions.close();
        }
    }

    private record Reader(TextReader texts) implements PictureWorker.Network<Words> {
        @Override
        public List<Perceived<Words>> see(List<Picture> pictures) {
            var pages = new ArrayList<Perceived<Words>>();
            for (var picture : pictures) {
                var page = texts.read(picture);
                pages.add(new Perceived<>(new Words(page.text(), Optional.empty(), page.lines()), page.milliseconds()));
            }
            return pages;
        }

        @Override
        public void close() {
            texts.close();
        }
    }

    private int add(Outcome outcome, Eyes.Sight sight, List<Words> pages) {
        for (int i = 0; i < pages.size(); i++) {
            var page = pages.get(i);
            if (!page.text().isEmpty()) {
                outcome.add(AnnotationRow.TABLE, row(sight, sight.views().get(i), page, i));
            }
        }
        return Math.toIntExact(outcome.count(AnnotationRow.TABLE));
    }

    private AnnotationRow row(Eyes.Sight sight, Eyes.View view, Words page, int rank) {
        var frame = sight.frame();
        return new AnnotationRow(
                mark.resultId(frame.frameId(), rank),
                frame.frameId(),
                frame.sceneId(),
                view.detection().map(DetectionRow::detectionId),
                mark.task(),
                mark.model(),
                mark.version(),
                mark.digest(),
                page.text(),
                page.language(),
                page.lines().stream().map(line -> part(line, view)).toList(),
                Optional.empty());
    }

    private static AnnotationRow.Part part(TextLine line, Eyes.View view) {
        var outline = line.outline();
        var place = List.of(
                outline.x0() + view.left(),
                outline.y0() + view.top(),
                outline.x1() + view.left(),
                outline.y1() + view.top(),
                outline.x2() + view.left(),
                outline.y2() + view.top(),
                outline.x3() + view.left(),
                outline.y3() + view.top());
        return new AnnotationRow.Part(line.text(), line.score(), place);
    }
}
