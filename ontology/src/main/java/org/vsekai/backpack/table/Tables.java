package org.vsekai.backpack.table;

import java.util.List;

/** All tables of the warehouse, in the order in which a night fills them. */
public final class Tables {
    private static final List<Table<?>> ALL = List.of(
            SceneRow.TABLE,
            CameraRow.TABLE,
            SkeletonJointRow.TABLE,
            SceneNodeRow.TABLE,
            FrameRow.TABLE,
            ClipRow.TABLE,
            TruthBoxRow.TABLE,
            ItemRow.TABLE,
            InteractionRow.TABLE,
            PrivacyChoiceRow.TABLE,
            InferenceRow.TABLE,
            AttemptRow.TABLE,
            DetectionRow.TABLE,
            KeypointRow.TABLE,
            AnnotationRow.TABLE,
            EmbeddingRow.TABLE,
            ClassAncestorRow.TABLE,
            SceneObjectRow.TABLE,
            ScenePoseRow.TABLE,
            SceneAttributeRow.TABLE,
            ItemFeatureRow.TABLE,
            QuadRow.TABLE,
            UserIndexRow.TABLE,
            ItemIndexRow.TABLE,
            FactorRow.USER_FACTORS,
            FactorRow.ITEM_FACTORS,
            FactorRow.PREDICTED_USER_FACTORS,
            FactorRow.PREDICTED_ITEM_FACTORS,
            NeighbourRow.ITEM_NEIGHBOURS,
            NeighbourRow.USER_NEIGHBOURS,
            ItemTrendRow.TABLE,
            RecommendedItemsRow.TABLE,
            RecommendedUsersRow.TABLE,
            ParameterTrialRow.TABLE,
            EvaluationRow.TABLE,
            EvaluatedUserRow.TABLE,
            ExperimentMetricRow.TABLE,
            ModelReleaseRow.TABLE,
            DetectionMetricRow.TABLE,
            ThroughputRow.TABLE,
            StageRunRow.TABLE,
            RejectRow.TABLE);

    private Tables() {}

    public static List<Table<?>> all() {
        return ALL;
    }
}
