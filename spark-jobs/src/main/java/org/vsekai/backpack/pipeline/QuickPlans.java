package org.vsekai.backpack.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Settings, until closed, for a stage that runs many plans over few rows: plans are interpreted. Else Spark writes Java code for
 * each, which it compiles by a compiler that the JVM has to compile first. Used by one thread.
 */
public final class QuickPlans implements AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            // Else every 32 small files are a task of their own.
            "spark.sql.files.openCostInBytes", "65536");

    private final SparkSession spark;
    private final Map<String, Optional<String>> former = new HashMap<>();

    private QuickPlans(SparkSession spark) {
        this.spark = spark;
    }

    /** For this session and those that streams make of it from now on. */
    public static QuickPlans on(SparkSession spark) {
        var plans = new QuickPlans(spark);
        SETTINGS.forEach((name, value) -> {
            var option = spark.conf().getAll().get(name); // getOption gives the default of what nobody set
            plans.former.put(name, option.isDefined() ? Optional.of(option.get()) : Optional.empty());
            spark.conf().set(name, value);
        });
        return plans;
    }

    @Override
    public void close() {
        former.forEach((name, value) -> value.ifPresentOrElse(
                set -> spark.conf().set(name, set), () -> spark.conf().unset(name)));
    }
}
