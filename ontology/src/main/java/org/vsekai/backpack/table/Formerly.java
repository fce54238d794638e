package org.vsekai.backpack.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What rows mean that were written before their table had this column, as a text: by it an older table gains the column
 * and stays true. Not needed where {@code Optional} means nothing, a list none, a number 0. A column of another type that
 * a table gains without it makes older tables unreadable.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Formerly {
    String value();
}
