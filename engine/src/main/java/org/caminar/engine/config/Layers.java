package org.caminar.engine.config;

import static org.caminar.engine.config.Section.COUNTRY;
import static org.caminar.engine.config.Section.EXPERIMENT;
import static org.caminar.engine.config.Section.MODEL;
import static org.caminar.engine.config.Section.PROGRAMMES;
import static org.caminar.engine.config.Section.PROGRAMME_DEFAULTS;
import static org.caminar.engine.config.Section.RESOLVED;
import static org.caminar.engine.config.Section.SCENARIOS;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The files and overrides that a design is made of, parsed and merged, strongest first. */
final class Layers {
    private static final Pattern ADVICE = Pattern.compile(" \\((JSON |if you ).*", Pattern.DOTALL);
    private static final ConfigParseOptions HOCON =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF);

    private final Problems problems;
    private final List<ConfigObject> objects = new ArrayList<>();
    private boolean countryKnown = true;
    private boolean readable = true;

    private Layers(Problems problems) {
        this.problems = problems;
    }

    /** The layers of an experiment; throws when a file cannot be read or parsed. */
    static Layers read(Path conf, String experiment, List<String> overrides, Problems problems) {
        Layers layers = new Layers(problems);
        for (int i = overrides.size() - 1; i >= 0; i--) {
            layers.addOverride(overrides.get(i));
        }
        Optional<Path> file = ConfFiles.findExperiment(conf, experiment);
        if (file.isEmpty()) {
            problems.add(
                    new Place(conf.resolve(ConfFiles.EXPERIMENTS).toString(), 0),
                    KeyPath.ROOT,
                    ConfFiles.unknown("an experiment", experiment, conf.resolve(ConfFiles.EXPERIMENTS)));
            problems.throwIfAny();
        }
        Optional<ConfigObject> root =
                layers.addFile(file.orElseThrow(), Set.of(EXPERIMENT, COUNTRY, MODEL, PROGRAMMES, SCENARIOS, RESOLVED));
        if (layers.selfContained(root)) {
            layers.refuseAnotherCountry(root.orElseThrow());
        } else {
            layers.addCountry(conf);
            layers.addFile(conf.resolve("scenarios.conf"), Set.of(SCENARIOS));
            layers.addFile(conf.resolve("programmes.conf"), Set.of(PROGRAMMES, PROGRAMME_DEFAULTS));
            layers.addFile(conf.resolve("model.conf"), Set.of(MODEL));
        }
        layers.requireReadable();
        return layers;
    }

    /** The one layer of a self-contained text; throws when it cannot be parsed. */
    static Layers ofResolved(String text, Problems problems) {
        Layers layers = new Layers(problems);
        layers.add(
                () -> ConfigFactory.parseString(text, HOCON.setOriginDescription("resolved experiment")),
                new Place("resolved experiment", 0),
                Set.of(EXPERIMENT, COUNTRY, MODEL, PROGRAMMES, SCENARIOS, RESOLVED));
        layers.requireReadable();
        return layers;
    }

    /** As parsed, strongest first. */
    List<ConfigObject> objects() {
        return objects;
    }

    /** Whether the country profile was found; when not, that has been reported. */
    boolean countryKnown() {
        return countryKnown;
    }

    /** All layers merged with substitutions resolved; the environment takes no part. */
    Config merged() {
        try {
            return unresolved().resolve(ConfigResolveOptions.noSystem());
        } catch (com.typesafe.config.ConfigException e) {
            report(e, new Place("configuration", 0));
            problems.throwIfAny();
            throw new IllegalStateException("a problem must have been reported", e);
        }
    }

    /** What a file or override that cannot be read would have said is unknown, so that nothing more can be judged. */
    private void requireReadable() {
        if (!readable) {
            problems.throwIfAny();
        }
    }

    private Config unresolved() {
        Config merged = ConfigFactory.empty();
        for (ConfigObject object : objects) {
            merged = merged.withFallback(object.toConfig());
        }
        return merged;
    }

    private void addOverride(String override) {
        Place place = new Place(Place.OVERRIDE + override, 0);
        if (override.indexOf('=') <= 0) {
            problems.add(place, KeyPath.ROOT, "must be key=value, such as experiment.replicates=50, found " + override);
            return;
        }
        add(
                () -> ConfigFactory.parseString(override, HOCON.setOriginDescription(place.file())),
                place,
                Set.copyOf(Section.ALL));
    }

    private Optional<ConfigObject> addFile(Path file, Set<String> roots) {
        Place place = new Place(file.toString(), 0);
        if (!Files.isRegularFile(file)) {
            readable = false;
            problems.add(place, KeyPath.ROOT, "file is missing");
            return Optional.empty();
        }
        return add(() -> ConfigFactory.parseFile(file.toFile(), HOCON.setAllowMissing(false)), place, roots);
    }

    private Optional<ConfigObject> add(Supplier<Config> parser, Place place, Set<String> roots) {
        try {
            ConfigObject object = parser.get().root();
            List<String> allowed = roots.stream().sorted().toList();
            for (String key : List.copyOf(object.keySet())) {
                if (!roots.contains(key)) {
                    problems.add(Place.of(object.get(key).origin()), KeyPath.of(key), Binder.unknownKey(key, allowed));
                    object = object.withoutKey(key);
                }
            }
            objects.add(object);
            return Optional.of(object);
        } catch (com.typesafe.config.ConfigException e) {
            readable = false;
            report(e, place);
            return Optional.empty();
        }
    }

    private void report(com.typesafe.config.ConfigException e, Place otherwise) {
        ConfigOrigin origin = e.origin();
        String message = e.getMessage();
        if (origin == null) {
            problems.add(otherwise, KeyPath.ROOT, message);
            return;
        }
        String prefix = origin.description() + ": ";
        String rule = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        problems.add(Place.of(origin), KeyPath.ROOT, "cannot be read: " + withoutAdvice(rule));
    }

    /** The parser adds advice in parentheses that is about JSON and Java properties. */
    private static String withoutAdvice(String rule) {
        return ADVICE.matcher(rule).replaceFirst("");
    }

    private boolean selfContained(Optional<ConfigObject> experiment) {
        if (experiment.isEmpty() || !experiment.get().containsKey(RESOLVED)) {
            return false;
        }
        ConfigValue value = experiment.get().get(RESOLVED);
        if (value.valueType() == ConfigValueType.BOOLEAN) {
            return (Boolean) value.unwrapped();
        }
        problems.add(
                Place.of(value.origin()),
                KeyPath.of(RESOLVED),
                "must be true or false, found " + Quantities.found(value));
        return false;
    }

    private void refuseAnotherCountry(ConfigObject experiment) {
        Optional<ConfigValue> own = findCountryName(experiment.toConfig());
        findCountryName(unresolved())
                .filter(wanted -> !Optional.of(wanted).equals(own))
                .ifPresent(wanted -> problems.add(
                        Place.of(wanted.origin()),
                        KeyPath.of(EXPERIMENT, COUNTRY),
                        "cannot be changed in a resolved experiment, which carries its country profile, found "
                                + Quantities.found(wanted)));
    }

    private void addCountry(Path conf) {
        Optional<ConfigValue> name = findCountryName(unresolved());
        if (name.isEmpty()) {
            countryKnown = false;
            return;
        }
        ConfigValue value = name.get();
        String country = (String) value.unwrapped();
        Path directory = conf.resolve(ConfFiles.COUNTRIES);
        if (!ConfFiles.names(directory).contains(country)) {
            countryKnown = false;
            problems.add(
                    Place.of(value.origin()),
                    KeyPath.of(EXPERIMENT, COUNTRY),
                    ConfFiles.unknown("a country profile", country, directory));
            return;
        }
        addFile(directory.resolve(country + ConfFiles.SUFFIX), Set.of(COUNTRY, MODEL));
    }

    /** The country's name, when it is a text; what else it may be is the binder's to refuse. */
    private static Optional<ConfigValue> findCountryName(Config config) {
        try {
            Config partly = config.resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true));
            if (partly.root().get(EXPERIMENT) instanceof ConfigObject experiment) {
                ConfigValue value = experiment.get(COUNTRY);
                return Optional.ofNullable(value).filter(v -> v.valueType() == ConfigValueType.STRING);
            }
            return Optional.empty();
        } catch (com.typesafe.config.ConfigException e) {
            // Reported, with its place, when everything is resolved.
            return Optional.empty();
        }
    }
}
