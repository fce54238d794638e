package org.vsekai.backpack.recommend.release;

import java.util.List;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ItemTrendRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.UserIndexRow;

/** The tables that the server reads at the versions of a release, the evaluations besides. */
public final class ServedTables {
    /** What a training makes: released, held back and rolled back as one. */
    static final List<Table<?>> FACTORS = List.of(
            FactorRow.USER_FACTORS,
            FactorRow.ITEM_FACTORS,
            FactorRow.PREDICTED_USER_FACTORS,
            FactorRow.PREDICTED_ITEM_FACTORS,
            NeighbourRow.ITEM_NEIGHBOURS,
            NeighbourRow.USER_NEIGHBOURS);

    static final List<Table<?>> OTHERS = List.of(
            UserIndexRow.TABLE,
            ItemIndexRow.TABLE,
            InteractionRow.TABLE,
            PrivacyChoiceRow.TABLE,
            ItemTrendRow.TABLE,
            ItemRow.TABLE,
            ItemFeatureRow.TABLE,
            ClassAncestorRow.TABLE,
            QuadRow.TABLE,
            SceneRow.TABLE,
            CameraRow.TABLE,
            SceneNodeRow.TABLE,
            FrameRow.TABLE,
            TruthBoxRow.TABLE,
            DetectionRow.TABLE,
            EmbeddingRow.TABLE);

    private ServedTables() {}
}
