package org.vsekai.backpack.perceive;

import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.PageText;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.SceneCaption;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.TextLine;
import org.vsekai.backpack.vision.TextReader;

/** Texts of frames or parts of them: what is written there, line by line, or a caption, as the model is. */
record ReadWork(Eyes eyes, Mark mark) implements PictureWork<ReadWork.Words> {
    /** @param lines none of what is not written in the picture */
    record Words(String text, Optional<String> language, List<TextLine> lines) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(AnnotationRow.TABLE);
    }

    @Override
    public PictureWorker.Network<Words> network() {
        var model = eyes.model();
        if (model.card().architecture() == Architecture.SCENE_CAPTIONER) {
            var captioner = SceneCaptioner.open(model, eyes.settings());
            return PictureWorker.Network.of(pictures -> captions(captioner.caption(pictures)), captioner::close);
        }
        var reader = TextReader.open(model, eyes.settings());
        return PictureWorker.Network.of(
                pictures -> pictures.stream()
                        .map(reader::read)
                        .map(ReadWork::written)
                        .toList(),
                reader::close);
    }

    private static List<Perceived<Words>> captions(List<Perceived<SceneCaption>> seen) {
        return seen.stream()
                .map(one -> new Perceived<>(
                        new Words(one.value().text(), Optional.of(SceneCaption.LANGUAGE), List.of()),
                        one.milliseconds()))
                .toList();
    }

    private static Perceived<Words> written(PageText page) {
        return new Perceived<>(new Words(page.text(), Optional.empty(), page.lines()), page.milliseconds());
    }

    @Override
    public int add(Outcome outcome, Eyes.Sight sight, List<Words> pages) {
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
