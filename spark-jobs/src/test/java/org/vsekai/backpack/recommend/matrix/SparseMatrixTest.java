package org.vsekai.backpack.recommend.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparseMatrixTest {
    @Test
    void transposedRowsAreColumns() {
        var strengths = RandomMatrix.of(40, 30, 0.2, 1);

        var turned = strengths.matrix().transposed();

        assertThat(turned.rows()).isEqualTo(30);
        assertThat(turned.columns()).isEqualTo(40);
        for (int item = 0; item < 30; item++) {
            var column = new float[40];
            for (int at = turned.start(item); at < turned.end(item); at++) {
                column[turned.column(at)] = turned.value(at);
            }
            for (int user = 0; user < 40; user++) {
                assertThat(column[user]).isEqualTo(strengths.table()[user][item]);
            }
            assertThat(turned.columnsOf(item)).isSorted();
        }
    }

    @Test
    void ofLongRowsTheGreatestStay() {
        var rows = new SparseMatrix.Builder(10, 1);
        rows.put(1, 2f);
        rows.put(4, 5f);
        rows.put(6, 2f);
        rows.put(9, 3f);
        rows.endRow();
        rows.put(0, 1f);
        rows.endRow();
        rows.endRow();

        var capped = rows.build().capped(3);

        assertThat(capped.columnsOf(0)).containsExactly(1, 4, 9);
        assertThat(capped.valuesOf(0)).containsExactly(2f, 5f, 3f);
        assertThat(capped.columnsOf(1)).containsExactly(0);
        assertThat(capped.columnsOf(2)).isEmpty();
    }

    @Test
    void manyRowsAndEntriesGrowIt() {
        var rows = new SparseMatrix.Builder(1_000, 1);
        for (int row = 0; row < 100; row++) {
            for (int column = 0; column < row; column++) {
                rows.put(column, row);
            }
            rows.endRow();
        }

        var matrix = rows.build();

        assertThat(matrix.rows()).isEqualTo(100);
        assertThat(matrix.entries()).isEqualTo(100 * 99 / 2);
        assertThat(matrix.valuesOf(99)).hasSize(99).containsOnly(99f);
    }

    @Test
    void startsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new SparseMatrix(3, new int[] {0, 1}, new int[2], new float[2]))
                .hasMessageContaining("do not fit");
    }
}
