package org.vsekai.backpack.perceive;

import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureWriter;
import org.vsekai.backpack.vision.SuperResolution;
import org.vsekai.backpack.vision.UnreadablePictureException;

/** Larger pictures of frames or of parts of them, as PNG files. */
record EnlargeWork(Eyes eyes, Mark mark) implements PictureWork<byte[]> {
    /** A result is many times as large as its picture. */
    private static final int AT_ONCE = 1;

    @Override
    public List<Table<?>> tables() {
        return List.of(AnnotationRow.TABLE);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public PictureWorker.Network<byte[]> network() {
        var network = SuperResolution.open(eyes.model(), eyes.settings());
        return PictureWorker.Network.of(
                pictures -> pictures.stream()
                        .map(picture -> enlarged(network, picture))
                        .toList(),
                network::close);
    }

    private static Perceived<byte[]> enlarged(SuperResolution network, Picture picture) {
        try {
            var larger = network.enlarge(picture);
            return new Perceived<>(PictureWriter.png(larger.value()), larger.milliseconds());
        } catch (UnreadablePictureException e) {
            throw new RefusedException(Names.lowerCase(e.reason()), e);
        }
    }

    @Override
    public int add(Outcome outcome, Eyes.Sight sight, List<byte[]> pictures) {
        var frame = sight.frame();
        for (int i = 0; i < pictures.size(); i++) {
            var id = mark.resultId(frame.frameId(), i);
            outcome.add(
                    AnnotationRow.TABLE,
                    new AnnotationRow(
                            id,
                            frame.frameId(),
                            frame.sceneId(),
                            sight.views().get(i).detection().map(DetectionRow::detectionId),
                            mark.task(),
                            mark.model(),
                            mark.version(),
                            mark.digest(),
                            "",
                            Optional.empty(),
                            List.of(),
                            Optional.of(ResultFiles.keep(eyes.landing(), mark, id, pictures.get(i), ".png"))));
        }
        return pictures.size();
    }
}
