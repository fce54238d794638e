package org.vsekai.backpack.table;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.ColumnType.ListOf;
import org.vsekai.backpack.table.ColumnType.Scalar;
import org.vsekai.backpack.table.ColumnType.Struct;

/**
 * Takes a record apart into plain values by column position and puts it together again. Plain values are String,
 * Integer, Long, Float, Double, Boolean, {@link Instant}, {@code List} of these, {@code Object[]} for a struct, and
 * null for an empty {@link Optional}. Component types: those, their primitives, enums and nested records.
 * Immutable and thread-safe.
 */
public final class RowCodec<R extends Record> {
    private static final Map<Class<?>, Scalar> SCALARS = Map.ofEntries(
            Map.entry(String.class, Scalar.STRING),
            Map.entry(int.class, Scalar.INTEGER),
            Map.entry(Integer.class, Scalar.INTEGER),
            Map.entry(long.class, Scalar.LONG),
            Map.entry(Long.class, Scalar.LONG),
            Map.entry(float.class, Scalar.FLOAT),
            Map.entry(Float.class, Scalar.FLOAT),
            Map.entry(double.class, Scalar.DOUBLE),
            Map.entry(Double.class, Scalar.DOUBLE),
            Map.entry(boolean.class, Scalar.BOOLEAN),
            Map.entry(Boolean.class, Scalar.BOOLEAN),
            Map.entry(Instant.class, Scalar.TIMESTAMP));

    private final List<Column> columns;
    private final Constructor<R> constructor;
    private final List<Field> fields;

    private record Field(Method accessor, Conversion conversion) {}

    /** How the values of one Java type are taken apart and put together. */
    private interface Conversion {
        ColumnType type();

        @Nullable
        Object toPlain(Object value);

        Object fromPlain(@Nullable Object plain);
    }

    private RowCodec(List<Column> columns, Constructor<R> constructor, List<Field> fields) {
        this.columns = List.copyOf(columns);
        this.constructor = constructor;
        this.fields = List.copyOf(fields);
    }

    static <R extends Record> RowCodec<R> of(Class<R> row) {
        var columns = new ArrayList<Column>();
        var fields = new ArrayList<Field>();
        for (RecordComponent component : row.getRecordComponents()) {
            var conversion = conversion(component.getGenericType());
            var description = component.getAnnotation(Description.class);
            columns.add(new Column(
                    Names.snakeCase(component.getName()),
                    conversion.type(),
                    component.getType() == Optional.class,
                    description == null ? "" : description.value(),
                    formerly(component, conversion)));
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            fields.add(new Field(accessor, conversion));
        }
        try {
            var types = Stream.of(row.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = row.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RowCodec<>(columns, constructor, fields);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(row.getName() + " lacks its canonical constructor", e);
        }
    }

    private static Optional<Object> formerly(RecordComponent component, Conversion conversion) {
        var said = component.getAnnotation(Formerly.class);
        if (said == null) {
            return component.getType() == Optional.class ? Optional.empty() : usual(conversion.type());
        }
        var value = parsed(said.value(), conversion.type());
        // An enum has no other words than its own.
        conversion.fromPlain(value);
        return Optional.of(value);
    }

    private static Optional<Object> usual(ColumnType type) {
        if (type instanceof ListOf) {
            return Optional.of(List.of());
        }
        return type instanceof Scalar scalar
                ? switch (scalar) {
                    case INTEGER -> Optional.of(0);
                    case LONG -> Optional.of(0L);
                    case FLOAT -> Optional.of(0f);
                    case DOUBLE -> Optional.of(0.0);
                    case STRING, BOOLEAN, TIMESTAMP -> Optional.empty();
                }
                : Optional.empty();
    }

    private static Object parsed(String text, ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case TIMESTAMP -> Instant.parse(text);
            };
        }
        throw new IllegalArgumentException("@Formerly is for single values, not for " + type.display());
    }

    public List<Column> columns() {
        return columns;
    }

    Class<R> rowType() {
        return constructor.getDeclaringClass();
    }

    /** The row's values by column position. */
    public @Nullable Object[] values(R row) {
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            var field = fields.get(i);
            values[i] = field.conversion().toPlain(invoke(field.accessor(), row));
        }
        return values;
    }

    /**
     * The row that has these values.
     *
     * @throws IllegalArgumentException when a value does not fit its column or the record refuses it
     */
    public R row(@Nullable Object[] values) {
        var arguments = new @Nullable Object[fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            var value = values[i];
            if (value == null && !columns.get(i).nullable()) {
                throw new IllegalArgumentException("column " + columns.get(i).name() + " of "
                        + constructor.getDeclaringClass().getSimpleName() + " must not be null");
            }
            arguments[i] = fields.get(i).conversion().fromPlain(value);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Conversion conversion(Type type) {
        if (type instanceof ParameterizedType generic) {
            var argument = conversion(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) {
                return new OptionalConversion(argument);
            }
            if (generic.getRawType() == List.class) {
                return new ListConversion(argument);
            }
        } else if (type instanceof Class<?> plain) {
            if (SCALARS.containsKey(plain)) {
                return new ScalarConversion(SCALARS.get(plain));
            }
            if (plain.isEnum()) {
                return new EnumConversion(plain);
            }
            if (plain.isRecord()) {
                return new StructConversion(of(plain.asSubclass(Record.class)));
            }
        }
        throw new IllegalArgumentException(type + " is no column type");
    }

    private record ScalarConversion(ColumnType type) implements Conversion {
        @Override
        public Object toPlain(Object value) {
            return value;
        }

        @Override
        public Object fromPlain(@Nullable Object plain) {
            return Objects.requireNonNull(plain);
        }
    }

    private record EnumConversion(Class<?> choice, Map<String, Object> byName) implements Conversion {
        EnumConversion(Class<?> choice) {
            this(
                    choice,
                    Stream.of(choice.getEnumConstants())
                            .collect(Collectors.toUnmodifiableMap(
                                    constant -> Names.lowerCase((Enum<?>) constant), Function.identity())));
        }

        @Override
        public ColumnType type() {
            return Scalar.STRING;
        }

        @Override
        public Object toPlain(Object value) {
            return Names.lowerCase((Enum<?>) value);
        }

        @Override
        public Object fromPlain(@Nullable Object plain) {
            var constant = plain instanceof String name ? byName.get(name) : null;
            if (constant == null) {
                throw new IllegalArgumentException("no " + choice.getSimpleName() + " is called " + plain);
            }
            return constant;
        }
    }

    private record OptionalConversion(Conversion argument) implements Conversion {
        @Override
        public ColumnType type() {
            return argument.type();
        }

        @Override
        public @Nullable Object toPlain(Object value) {
            return ((Optional<?>) value).map(argument::toPlain).orElse(null);
        }

        @Override
        public Object fromPlain(@Nullable Object plain) {
            return plain == null ? Optional.empty() : Optional.of(argument.fromPlain(plain));
        }
    }

    private record ListConversion(Conversion element) implements Conversion {
        @Override
        public ColumnType type() {
            return new ListOf(element.type());
        }

        @Override
        public Object toPlain(Object value) {
            return ((List<?>) value).stream().map(element::toPlain).toList();
        }

        @Override
        public Object fromPlain(@Nullable Object plain) {
            return ((List<?>) Objects.requireNonNull(plain))
                    .stream().map(element::fromPlain).toList();
        }
    }

    private record StructConversion(RowCodec<?> codec) implements Conversion {
        @Override
        public ColumnType type() {
            return new Struct(codec.columns());
        }

        @Override
        public Object toPlain(Object value) {
            return take(codec, value);
        }

        @Override
        public Object fromPlain(@Nullable Object plain) {
            return codec.row((Object[]) Objects.requireNonNull(plain));
        }

        private static <R extends Record> Object take(RowCodec<R> codec, Object value) {
            return codec.values(codec.rowType().cast(value));
        }
    }

    private static Object invoke(Method accessor, Object row) {
        try {
            return accessor.invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
