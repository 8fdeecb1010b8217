package org.caminar.engine.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.caminar.engine.model.Param;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Population;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Units;

/** Writes the parameter tables of {@code docs/model.md} from the annotations of the model's records and the defaults in {@code conf}. */
final class ParameterTable {
    static final String START = "<!-- parameters -->\n";
    static final String END = "<!-- /parameters -->\n";

    private final StringBuilder text = new StringBuilder();

    private ParameterTable() {}

    /** Markdown of all tables, between their markers. */
    static String markdown(Path conf) {
        ParameterTable table = new ParameterTable();
        table.text.append(START).append('\n');
        table.section(
                "Behaviour: `model`",
                "Defaults are those of `conf/model.conf`.",
                Parameters.class,
                ConfigFactory.parseFile(conf.resolve("model.conf").toFile()).getConfig(Section.MODEL));
        table.section(
                "A programme: `programmes.NAME`",
                "Defaults are the `programme-defaults` of `conf/programmes.conf`, on which the presets are built.",
                Programme.class,
                ConfigFactory.parseFile(conf.resolve("programmes.conf").toFile())
                        .getConfig(Section.PROGRAMME_DEFAULTS));
        table.section(
                "Firms at the start: `country.population`",
                "Every country profile states its own.",
                Population.class,
                ConfigFactory.empty());
        return table.text.append(END).toString();
    }

    private void section(String title, String note, Class<? extends Record> type, Config defaults) {
        text.append("#### ").append(title).append("\n\n").append(note).append("\n\n");
        text.append("| key | symbol | default | unit | allowed | source | meaning |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        rows(type, "", defaults);
        text.append('\n');
    }

    private void rows(Class<? extends Record> type, String prefix, Config defaults) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + Names.of(component);
            if (component.getType().isRecord()) {
                rows(component.getType().asSubclass(Record.class), key + ".", defaults);
            } else {
                row(component, key, defaults);
            }
        }
    }

    private void row(RecordComponent component, String key, Config defaults) {
        Param param = component.getAnnotation(Param.class);
        boolean number = component.getType() == double.class || component.getType() == int.class;
        List<String> cells = List.of(
                "`" + key + "`",
                param.symbol(),
                value(key, defaults),
                param.unit(),
                allowed(component, param),
                number ? param.source() : "",
                param.doc());
        text.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String value(String key, Config defaults) {
        if (!defaults.hasPath(key)) {
            return "";
        }
        var value = defaults.getValue(key);
        return value.valueType() == ConfigValueType.STRING
                ? (String) value.unwrapped()
                : value.render(ConfigRenderOptions.concise());
    }

    private static String allowed(RecordComponent component, Param param) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> Names.of((Enum<?>) constant))
                    .collect(Collectors.joining(", "));
        }
        if (type == boolean.class) {
            return "true, false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Double.isInfinite(param.min()) || Double.isInfinite(param.max())) {
            return Quantities.range(param);
        }
        String unit = param.unit().equals(Units.QUARTERS) ? " quarters" : "";
        return Quantities.plain(param.min()) + " to " + Quantities.plain(param.max()) + unit;
    }
}
