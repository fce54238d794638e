package org.vsekai.backpack.recommend.training;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.evaluation.Evaluation;
import org.vsekai.backpack.recommend.evaluation.EvaluationSettings;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.evaluation.SplitKind;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.Names;

/** All that the factors and their evaluation depend on, besides the data. */
public record TrainingSettings(
        InteractionSettings interactions, FactorizationSettings factorization, EvaluationSettings evaluation) {

    /** Splits interactions as {@link org.vsekai.backpack.recommend.interactions.Strengths#weighted} gives them. */
    public Split split(SplitKind kind, Dataset<Row> weighted) {
        return kind.of(weighted, interactions, evaluation.split(), factorization.seed());
    }

    /** The same with other factors. */
    public TrainingSettings with(FactorizationSettings other) {
        return new TrainingSettings(interactions, other, evaluation);
    }

    /** What the release says of its training. */
    Map<String, String> parameters() {
        var parameters = new TreeMap<String, String>();
        parameters.put("recommender", Evaluation.ALS);
        parameters.put("rank", Integer.toString(factorization.rank()));
        parameters.put("iterations", Integer.toString(factorization.iterations()));
        parameters.put("reg", Double.toString(factorization.regularisation()));
        parameters.put("reg_exponent", Double.toString(factorization.regularisationExponent()));
        parameters.put("estimator", Names.lowerCase(factorization.estimator()));
        parameters.put("feedback", Names.lowerCase(factorization.feedback()));
        parameters.put("alpha", Double.toString(factorization.alpha()));
        parameters.put("seed", Long.toString(factorization.seed()));
        parameters.put("half_life_days", Double.toString(interactions.halfLifeDays()));
        for (var kind : InteractionKind.values()) {
            parameters.put(
                    "weight_" + Names.lowerCase(kind),
                    Double.toString(interactions.weights().of(kind)));
        }
        return parameters;
    }
}
