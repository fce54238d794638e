package org.vsekai.backpack.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Binds a section of the settings to a record: component {@code batchSize} reads key {@code batch-size}. Component
 * types: int, long, double, boolean, String, Duration, enum, list of strings, nested record, list of records. Every key must
 * have its default in some module's {@code reference.conf}; {@code conf/backpack.conf} and {@code -Dbackpack...} override it.
 * Within a list's records there are no defaults: there a component that may be left out is an Optional, and a key that names
 * no component is refused.
 */
public final class Settings {
    private final Config config;

    private Settings(Config config) {
        this.config = config;
    }

    /**
     * The defaults of the class path, overridden by the file where it exists, overridden by system properties.
     *
     * @throws InvalidSettingException when the file is no valid HOCON
     */
    public static Settings load(Path file) {
        try {
            var overrides = Files.exists(file) ? ConfigFactory.parseFile(file.toFile()) : ConfigFactory.empty();
            return new Settings(ConfigFactory.defaultOverrides()
                    .withFallback(overrides)
                    .withFallback(ConfigFactory.defaultReferenceUnresolved())
                    .resolve());
        } catch (ConfigException e) {
            throw new InvalidSettingException(file + " is not valid: " + e.getMessage(), e);
        }
    }

    /** The defaults alone. */
    public static Settings defaults() {
        return new Settings(ConfigFactory.defaultReference());
    }

    /**
     * The section as a record.
     *
     * @throws InvalidSettingException when a key is missing, of a wrong type or refused by the record
     */
    public <R extends Record> R bind(String section, Class<R> type) {
        try {
            return record(config.getConfig(section), type);
        } catch (ConfigException e) {
            throw new InvalidSettingException("setting " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("settings under " + section + ": " + e.getMessage(), e);
        }
    }

    private static <R extends Record> R record(Config section, Class<R> type) {
        var components = type.getRecordComponents();
        var arguments = Stream.of(components)
                .map(component -> value(section, key(component.getName()), component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Config section, String key, Type generic) {
        if (generic instanceof ParameterizedType container) {
            return contents(section, key, container);
        }
        var type = (Class<?>) generic;
        if (type == int.class || type == Integer.class) {
            return section.getInt(key);
        } else if (type == long.class || type == Long.class) {
            return section.getLong(key);
        } else if (type == double.class || type == Double.class) {
            return section.getDouble(key);
        } else if (type == boolean.class) {
            return section.getBoolean(key);
        } else if (type == String.class) {
            return section.getString(key);
        } else if (type == Duration.class) {
            return section.getDuration(key);
        } else if (type.isRecord()) {
            return record(section.getConfig(key), type.asSubclass(Record.class));
        } else if (type.isEnum()) {
            return choice(section.getString(key), key, type);
        }
        throw new IllegalStateException("no setting can be of type " + generic);
    }

    private static Object contents(Config section, String key, ParameterizedType container) {
        var content = container.getActualTypeArguments()[0];
        if (container.getRawType() == Optional.class) {
            return section.hasPath(key) ? Optional.of(value(section, key, content)) : Optional.empty();
        } else if (container.getRawType() == List.class && content == String.class) {
            return List.copyOf(section.getStringList(key));
        } else if (container.getRawType() == List.class && content instanceof Class<?> type && type.isRecord()) {
            return section.getConfigList(key).stream()
                    .map(element -> element(element, type.asSubclass(Record.class)))
                    .toList();
        }
        throw new IllegalStateException("no setting can be of type " + container);
    }

    private static <R extends Record> R element(Config section, Class<R> type) {
        var known = Stream.of(type.getRecordComponents())
                .map(component -> key(component.getName()))
                .toList();
        for (var name : section.root().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("key " + name + " is none of " + known);
            }
        }
        return record(section, type);
    }

    private static Object choice(String name, String key, Class<?> type) {
        var choices = Stream.of(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .toList();
        return choices.stream()
                .filter(constant -> key(constant.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " = " + name + " is none of "
                        + choices.stream().map(constant -> key(constant.name())).toList()));
    }

    /** {@code batchSize} and {@code BATCH_SIZE} to {@code batch-size}. */
    private static String key(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
