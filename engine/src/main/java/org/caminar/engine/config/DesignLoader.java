package org.caminar.engine.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Scenario;

/**
 * Reads designs from configuration. Strongest first, these are merged: overrides, the experiment's file,
 * {@code countries/<country>.conf}, {@code scenarios.conf}, {@code programmes.conf}, {@code model.conf}. Programmes are in alphabetical
 * order, scenarios in the experiment's.
 */
public final class DesignLoader {
    private static final String HEADER = "# Complete in itself: conf/ takes no part when this is run again.\n";

    private DesignLoader() {}

    /**
     * The design of an experiment. A file that says {@code resolved = true} is self-contained: then only overrides are merged with it.
     *
     * @param conf configuration directory
     * @param experiment path of an experiment's file, or name of one in {@code conf/experiments}
     * @param overrides {@code key=value}, later ones stronger
     * @throws ConfigException with all problems
     */
    public static LoadedDesign load(Path conf, String experiment, List<String> overrides) {
        Problems problems = new Problems();
        return assemble(Layers.read(conf, experiment, overrides, problems), problems);
    }

    /**
     * The design of a resolved text.
     *
     * @param resolved what {@link LoadedDesign#resolved} gave
     * @throws ConfigException with all problems
     */
    public static Design parse(String resolved) {
        Problems problems = new Problems();
        return assemble(Layers.ofResolved(resolved, problems), problems).design();
    }

    /** Names of the experiments in a configuration directory, in alphabetical order. */
    public static List<String> experiments(Path conf) {
        return ConfFiles.names(conf.resolve(ConfFiles.EXPERIMENTS));
    }

    private static LoadedDesign assemble(Layers layers, Problems problems) {
        Config merged = layers.merged();
        Sources sources = new Sources(layers.objects(), merged.root());
        Draft draft = bind(merged.root(), layers.countryKnown(), new Binder(sources, problems), sources, problems);
        new DesignRules(draft, sources, problems).check();
        problems.throwIfAny();
        Design design = new Design(
                draft.experiment().orElseThrow(),
                draft.country().orElseThrow(),
                draft.parameters().orElseThrow(),
                draft.programmes(),
                listed(draft));
        return new LoadedDesign(design, render(merged.root(), design));
    }

    private static Draft bind(
            ConfigObject root, boolean countryKnown, Binder binder, Sources sources, Problems problems) {
        for (String section : Section.ALL) {
            if (!root.containsKey(section) && (countryKnown || !section.equals(Section.COUNTRY))) {
                problems.add(sources.of(KeyPath.ROOT), KeyPath.of(section), "missing; the whole section");
            }
        }
        ConfigValue programmes =
                root.getOrDefault(Section.PROGRAMMES, ConfigFactory.empty().root());
        ConfigValue scenarios =
                root.getOrDefault(Section.SCENARIOS, ConfigFactory.empty().root());
        return new Draft(
                section(root, Section.EXPERIMENT, Experiment.class, binder),
                countryKnown ? section(root, Section.COUNTRY, Country.class, binder) : Optional.empty(),
                section(root, Section.MODEL, Parameters.class, binder),
                binder.bindMap(programmes, Programme.class, KeyPath.of(Section.PROGRAMMES)),
                names(programmes),
                binder.bindMap(scenarios, Scenario.class, KeyPath.of(Section.SCENARIOS)),
                names(scenarios));
    }

    private static <T extends Record> Optional<T> section(
            ConfigObject root, String section, Class<T> type, Binder binder) {
        ConfigValue value = root.get(section);
        return value == null ? Optional.empty() : binder.bind(value, type, KeyPath.of(section));
    }

    private static Set<String> names(ConfigValue section) {
        return section instanceof ConfigObject object ? new TreeSet<>(object.keySet()) : Set.of();
    }

    private static Map<String, Scenario> listed(Draft draft) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        draft.experiment()
                .orElseThrow()
                .scenarios()
                .forEach(name -> scenarios.put(name, draft.scenarios().get(name)));
        return Collections.unmodifiableMap(scenarios);
    }

    private static String render(ConfigObject root, Design design) {
        ConfigObject scenarios = (ConfigObject) root.get(Section.SCENARIOS);
        for (String name : List.copyOf(scenarios.keySet())) {
            if (!design.scenarios().containsKey(name)) {
                scenarios = scenarios.withoutKey(name);
            }
        }
        ConfigObject complete = root.withoutKey(Section.PROGRAMME_DEFAULTS)
                .withValue(Section.SCENARIOS, scenarios)
                .withValue(Section.RESOLVED, ConfigValueFactory.fromAnyRef(true));
        ConfigRenderOptions options = ConfigRenderOptions.defaults()
                .setOriginComments(false)
                .setComments(false)
                .setJson(false);
        return HEADER + complete.render(options);
    }
}
