/** Every Delta table: its name, columns, key and the record that is one of its rows. No other place spells a column. */
@NullMarked
package org.vsekai.backpack.table;

import org.jspecify.annotations.NullMarked;
