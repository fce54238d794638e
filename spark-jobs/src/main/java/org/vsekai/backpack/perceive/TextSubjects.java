package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Table;

/** What people wrote of their items: name, kind and tags. Who changes it has it looked at again. */
final class TextSubjects implements Subjects {
    private static final int DIGEST_BITS = 256;

    @Override
    public List<Table<?>> inputs() {
        return List.of(ItemRow.TABLE);
    }

    @Override
    public Dataset<Row> candidates(StageContext context, Mark mark) {
        return context.warehouse()
                .read(ItemRow.TABLE)
                .select(
                        col(ItemRow.ITEM_ID).as(ID),
                        col(ItemRow.ITEM_ID).as(SOURCE),
                        sha2(text().cast("binary"), DIGEST_BITS).as(SOURCE_DIGEST),
                        col(ItemRow.UPDATED_AT).as(CAME_AT));
    }

    /** All that {@link #text(Row)} is made of. */
    private static Column text() {
        return concat_ws(
                "\n",
                col(ItemRow.NAME),
                col(ItemRow.KIND),
                concat_ws("\n", coalesce(col(ItemRow.TAGS), array(lit("")))));
    }

    @Override
    public List<Belongings> belongings(StageContext context) {
        return List.of(Belongings.all(ItemRow.TABLE, ItemRow.ITEM_ID));
    }

    /** What is embedded of an item, of a row of {@link Subjects#load}: a short sentence, as the model was trained on. */
    static String text(Row subject) {
        var item = Belongings.records(subject, 0, ItemRow.TABLE).get(0);
        var sentence = item.name() + ", " + Names.lowerCase(item.kind());
        return item.tags().isEmpty() ? sentence : sentence + ": " + String.join(", ", item.tags());
    }
}
