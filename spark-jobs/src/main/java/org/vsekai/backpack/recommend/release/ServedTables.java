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
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.UserIndexRow;

/** The tables that the server reads at the versions of a release, the evaluations besides. */
public final class ServedTables {
    static final List<Table<?>> FACTORS = List.of(FactorRow.USER_FACTORS, FactorRow.ITEM_FACTORS);

    static final List<Table<?>> OTHERS = List.of(
            UserIndexRow.TABLE,
            ItemIndexRow.TABLE,
            InteractionRow.TABLE,
            ItemRow.TABLE,
            ItemFeatureRow.TABLE,
            ClassAncestorRow.TABLE,
            SceneRow.TABLE,
            CameraRow.TABLE,
            SceneNodeRow.TABLE,
            FrameRow.TABLE,
            TruthBoxRow.TABLE,
            DetectionRow.TABLE,
            EmbeddingRow.TABLE);

    private ServedTables() {}
}
