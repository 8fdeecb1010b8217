package org.caminar.jobs.dataset;

import static org.caminar.jobs.dataset.Column.optional;
import static org.caminar.jobs.dataset.Column.required;
import static org.caminar.jobs.dataset.ColumnType.BOOLEAN;
import static org.caminar.jobs.dataset.ColumnType.DOUBLE;
import static org.caminar.jobs.dataset.ColumnType.INTEGER;
import static org.caminar.jobs.dataset.ColumnType.LONG;
import static org.caminar.jobs.dataset.ColumnType.TEXT;
import static org.caminar.jobs.dataset.ColumnType.TIMESTAMP;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;

/** All tables of a result directory. */
public final class Tables {
    /** Indicators that are observed by group, in order of their columns. */
    public static final List<Indicator> GROUPED =
            Arrays.stream(Indicator.values()).filter(Indicator::grouped).toList();

    private static final Column SCENARIO = required("scenario", TEXT, "", "name of the scenario");
    private static final Column REPLICATE = required(
            "replicate",
            INTEGER,
            "",
            "number of the replicate, from 0; scenarios of equal replicate share their draws");
    private static final Column QUARTER =
            required("quarter", INTEGER, "quarters", "quarters simulated so far; 0 is the initial population");
    private static final Column YEAR = required("year", DOUBLE, "years", "the same in years: quarter / 4");
    private static final Column GROUP_KIND = required("group_kind", TEXT, "", groupKinds());
    private static final Column GROUP_NAME = required("group_name", TEXT, "", "name of the group");
    private static final Column INDICATOR =
            required("indicator", TEXT, "", "name of the indicator: a column of outcomes");

    /** One row per run: the ledger. */
    public static final TableSchema RUNS = new TableSchema(
            "runs",
            "one row per run, a replicate of a scenario; a run without a row has not been done",
            List.of("scenario", "replicate"),
            List.of(
                    SCENARIO,
                    REPLICATE,
                    required("status", TEXT, "", "succeeded or failed"),
                    optional("error", TEXT, "", "class and message of the error of a failed run"),
                    required("seed", LONG, "", "seed of the experiment"),
                    optional("firms", INTEGER, "firms", "firms simulated"),
                    optional("firm_steps", LONG, "firm-quarters", "firms times quarters"),
                    required("wall_seconds", DOUBLE, "s", "time that the run took"),
                    optional("state_hash", TEXT, "", "hash of the final state, 16 hexadecimal digits"),
                    required("java_version", TEXT, "", "Java that ran it"),
                    required("caminar_version", TEXT, "", "Caminar that ran it"),
                    required("started_at", TIMESTAMP, "", "when it started"),
                    required(
                            "experiment_digest",
                            TEXT,
                            "",
                            "SHA-256 of the experiment without its list of scenarios and number of replicates")));

    /** The country by run and time. */
    public static final TableSchema OUTCOMES = new TableSchema(
            "outcomes",
            "one row per run and observation: the country",
            List.of("scenario", "replicate", "quarter"),
            join(List.of(SCENARIO, REPLICATE, QUARTER, YEAR), indicators(List.of(Indicator.values()))));

    /** The same by group. */
    public static final TableSchema GROUPS = new TableSchema(
            "groups",
            "one row per run, observation and group of firms",
            List.of("scenario", "replicate", "quarter", "group_kind", "group_name"),
            join(List.of(SCENARIO, REPLICATE, QUARTER, YEAR, GROUP_KIND, GROUP_NAME), indicators(GROUPED)));

    /** State hashes. */
    public static final TableSchema FINGERPRINTS = new TableSchema(
            "fingerprints",
            "one row per run, hashed quarter and region: equal hashes certify equal states",
            List.of("scenario", "replicate", "quarter", "region"),
            List.of(
                    SCENARIO,
                    REPLICATE,
                    QUARTER,
                    YEAR,
                    required("region", TEXT, "", "name of the region; nation for the whole"),
                    required("state_hash", TEXT, "", "hash of the region's state, 16 hexadecimal digits")));

    /** Distribution over replicates. */
    public static final TableSchema SUMMARY = new TableSchema(
            "summary",
            "one row per scenario, observation, indicator and statistic over the succeeded replicates",
            List.of("scenario", "quarter", "indicator", "statistic"),
            List.of(
                    SCENARIO,
                    QUARTER,
                    YEAR,
                    INDICATOR,
                    required(
                            "statistic",
                            TEXT,
                            "",
                            "mean; sd; ci_low and ci_high: 95 % Student t interval of the mean; min, p05, p25, p50, p75,"
                                    + " p95, max: quantiles, linear interpolation"),
                    optional("value", DOUBLE, "of the indicator", "value of the statistic"),
                    optional("mcse", DOUBLE, "of the indicator", "Monte Carlo standard error, for the mean"),
                    required("n", INTEGER, "replicates", "replicates in which the indicator is defined")));

    /** Paired differences to the baseline. */
    public static final TableSchema EFFECTS = new TableSchema(
            "effects",
            "one row per scenario, observation and indicator: paired differences to the baseline by replicate",
            List.of("scenario", "quarter", "indicator"),
            List.of(
                    SCENARIO,
                    required("baseline", TEXT, "", "scenario that it is compared with"),
                    QUARTER,
                    YEAR,
                    INDICATOR,
                    required("unit", TEXT, "", "unit of the indicator"),
                    optional("mean_effect", DOUBLE, "unit", "mean of scenario less baseline"),
                    optional("sd", DOUBLE, "unit", "standard deviation of the difference"),
                    optional("mcse", DOUBLE, "unit", "Monte Carlo standard error of the mean difference"),
                    optional("ci_low", DOUBLE, "unit", "lower end of the 95 % Student t interval"),
                    optional("ci_high", DOUBLE, "unit", "upper end"),
                    optional("relative_effect_pct", DOUBLE, "%", "mean effect relative to the baseline's mean"),
                    optional(
                            "share_improved",
                            DOUBLE,
                            "share",
                            "replicates in which the scenario is better; null where no direction is better"),
                    optional("share_improved_low", DOUBLE, "share", "lower end of its 95 % Wilson interval"),
                    optional("share_improved_high", DOUBLE, "share", "upper end"),
                    optional("correlation", DOUBLE, "", "between scenario and baseline over replicates"),
                    optional(
                            "variance_reduction",
                            DOUBLE,
                            "share",
                            "variance that common random numbers save: 1 - var(difference) / (var(scenario) + var(baseline))"),
                    optional("p_value", DOUBLE, "", "of the two-sided paired t test"),
                    optional(
                            "p_holm",
                            DOUBLE,
                            "",
                            "the same after Holm's correction over all scenarios and indicators of the quarter"),
                    required("n", INTEGER, "pairs", "replicates in which both are defined")));

    /** Paired differences by group at the end. */
    public static final TableSchema GROUP_EFFECTS = new TableSchema(
            "group_effects",
            "one row per scenario, group and indicator at the last observation",
            List.of("scenario", "group_kind", "group_name", "quarter", "indicator"),
            List.of(
                    SCENARIO,
                    GROUP_KIND,
                    GROUP_NAME,
                    QUARTER,
                    YEAR,
                    INDICATOR,
                    optional("mean", DOUBLE, "of the indicator", "mean over replicates"),
                    optional(
                            "mean_effect",
                            DOUBLE,
                            "of the indicator",
                            "mean of scenario less baseline, by replicate; null for the baseline itself"),
                    optional("ci_low", DOUBLE, "of the indicator", "lower end of the effect's 95 % Student t interval"),
                    optional("ci_high", DOUBLE, "of the indicator", "upper end"),
                    required(
                            "n",
                            INTEGER,
                            "replicates",
                            "pairs in which both are defined; for the baseline, or where it lacks the group, replicates")));

    /** The firm panel. */
    public static final TableSchema FIRMS = new TableSchema(
            "firms",
            "one row per run, observation and firm, on request",
            List.of("scenario", "replicate", "quarter", "firm"),
            join(List.of(SCENARIO, REPLICATE, QUARTER, YEAR), join(firmColumns(), knowledge())));

    /** All tables, in the order of the dictionary. */
    public static final List<TableSchema> ALL =
            List.of(RUNS, OUTCOMES, GROUPS, FINGERPRINTS, SUMMARY, EFFECTS, GROUP_EFFECTS, FIRMS);

    /** The tables that a sweep publishes, the ledger last. */
    public static final List<TableSchema> SWEEP = List.of(OUTCOMES, GROUPS, FINGERPRINTS, RUNS);

    private Tables() {}

    private static List<Column> indicators(List<Indicator> indicators) {
        return indicators.stream()
                .map(i -> optional(i.column(), DOUBLE, i.unit(), i.description()))
                .toList();
    }

    private static List<Column> firmColumns() {
        return List.of(
                required("firm", INTEGER, "", "slot of the firm in the country; an entrant takes its predecessor's"),
                required("region", TEXT, "", "region"),
                required("sector", TEXT, "", "sector"),
                required("district", INTEGER, "", "industrial district"),
                required("age", INTEGER, "quarters", "since it entered, or since the start"),
                required("size_class", TEXT, "", "present size class: micro, small, medium, large"),
                required("initial_quartile", INTEGER, "", "quartile of capability at the start, 1 lowest; 0 large"),
                required("workers", DOUBLE, "workers", "workers"),
                required("productivity", DOUBLE, "index", "value added per worker, 1 = world's best practice"),
                required("capability", DOUBLE, "0 to 1", "capability Q"),
                required("process_score", DOUBLE, "0 to 1", "process score S"),
                required("technology", DOUBLE, "0 to 1", "embodied technology T"),
                required("cash", DOUBLE, "worker-quarters", "cash"),
                required("origins", INTEGER, "districts", "origins whose experience it has absorbed"),
                required("foreign_owned", BOOLEAN, "", "whether it is foreign-owned"),
                required("supplier", BOOLEAN, "", "whether it supplies a lead firm"),
                required("direct_exporter", BOOLEAN, "", "whether it exports directly"),
                required("certified", BOOLEAN, "", "whether it is certified against the standard"),
                optional("programme", TEXT, "", "programme that it is in; null for none"),
                required("ever_reached", BOOLEAN, "", "whether a programme has ever reached it"),
                required("bridging_ties", INTEGER, "ties", "ties to firms of other districts"),
                required("products", INTEGER, "products", "products exported; 0 unless it exports directly"),
                required("destinations", INTEGER, "destinations", "destinations, likewise"));
    }

    private static List<Column> knowledge() {
        List<Column> columns = new ArrayList<>();
        for (Domain domain : Domain.values()) {
            String code = domain.name().toLowerCase(Locale.ROOT);
            columns.add(required("codified_" + code, DOUBLE, "0 to 1", "codified knowledge in " + code));
            columns.add(required("experiential_" + code, DOUBLE, "0 to 1", "experiential knowledge in " + code));
        }
        return columns;
    }

    private static String groupKinds() {
        return Arrays.stream(GroupKind.values())
                .map(k -> k.code() + " (" + k.description() + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<Column> join(List<Column> first, List<Column> second) {
        List<Column> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
