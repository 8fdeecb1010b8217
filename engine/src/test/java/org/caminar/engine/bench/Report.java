package org.caminar.engine.bench;

import com.typesafe.config.Config;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The results as tables in Markdown. */
final class Report {
    private final List<Config> results;
    private final StringBuilder text = new StringBuilder();

    private Report(List<Config> results) {
        this.results = results;
    }

    /** Tables of all parts that were measured. */
    static String of(Config machine, List<Config> results) {
        Report report = new Report(results);
        report.machine(machine);
        report.runs();
        report.costs();
        report.threads();
        report.paths();
        report.phases();
        report.population();
        report.bandwidth();
        report.actors();
        report.hashes();
        return report.text.toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String millions(double rate) {
        return format("%.2f M", rate / 1e6);
    }

    private static String firms(Config result) {
        return format("%,d", result.getInt("firms"));
    }

    /** By how much a ratio exceeds one. */
    private static String percent(double ratio) {
        return format("%+.1f %%", 100 * (ratio - 1));
    }

    private List<Config> of(Part part) {
        return results.stream()
                .filter(result -> result.getString("part").equals(part.toString()))
                .toList();
    }

    private void section(String title, Table table) {
        text.append("### ").append(title).append("\n\n").append(table).append('\n');
    }

    private void machine(Config machine) {
        text.append(format(
                "%s, %d cores, %d GiB; %s; JDK %s; commit %s%s; %s; `%s`%n%n",
                machine.getString("cpu"),
                machine.getInt("cores"),
                machine.getInt("memoryGiB"),
                machine.getString("os"),
                machine.getString("jdk"),
                machine.getString("commit"),
                machine.getBoolean("changed") ? " with changes" : "",
                machine.getString("date"),
                machine.getString("command")));
    }

    private void runs() {
        if (of(Part.RUNS).isEmpty()) {
            return;
        }
        Table table = new Table(
                "scenario",
                "firms",
                "threads",
                "firm-steps/s",
                "slowest to fastest",
                "ns per firm-step",
                "busy cores",
                "cost of size",
                "start",
                "bytes per firm");
        Map<String, Double> smallest = new LinkedHashMap<>();
        for (Config result : of(Part.RUNS)) {
            Config run = result.getConfigList("variants").get(0);
            List<Double> nanos = run.getDoubleList("nanos");
            double median = run.getDouble("nanosPerFirmStep");
            String series = result.getString("scenario") + run.getInt("threads");
            table.add(
                    result.getString("scenario"),
                    firms(result),
                    Integer.toString(run.getInt("threads")),
                    millions(1e9 / median),
                    format("%.2f to %.2f", 1e3 / max(nanos), -1e3 / max(negative(nanos))),
                    format("%.1f", median),
                    busy(run),
                    percent(median / smallest.computeIfAbsent(series, name -> median)),
                    millions(result.getInt("firms") / run.getDouble("startSeconds")) + " firms/s",
                    format("%.0f", run.getDouble("bytesPerFirm")));
        }
        section("Whole runs, quarters " + of(Part.RUNS).get(0).getString("window"), table);
    }

    private static double max(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private static List<Double> negative(List<Double> values) {
        return values.stream().map(value -> -value).toList();
    }

    private void costs() {
        if (of(Part.COSTS).isEmpty()) {
            return;
        }
        Table table = new Table("firms", "one thread", "ns per firm-step", "against the row it adds to", "busy cores");
        for (Config result : of(Part.COSTS)) {
            List<? extends Config> variants = result.getConfigList("variants");
            addKernels(table, firms(result), variants.get(0));
            for (int v = 1; v < variants.size(); v++) {
                Config variant = variants.get(v);
                List<Double> base = variants.get(v == 1 ? 0 : 1).getDoubleList("nanos");
                table.add(
                        firms(result),
                        variant.getString("name"),
                        nanos(variant),
                        percent(Numbers.pairedRatio(variant.getDoubleList("nanos"), base)),
                        busy(variant));
            }
        }
        section("Actors, censuses, state hashes: bridging, rounds of all rows in turn", table);
    }

    private static void addKernels(Table table, String firms, Config bare) {
        double sum = 0;
        for (String part : List.of("step", "gather", "nation")) {
            double nanos = bare.getConfig("nanosByPart").getDouble(part);
            table.add(
                    firms,
                    "kernels alone: " + part,
                    format("%.1f", nanos),
                    sum == 0 ? "–" : percent((sum + nanos) / sum),
                    busy(bare));
            sum += nanos;
        }
    }

    private static String nanos(Config variant) {
        return format("%.1f", variant.getDouble("nanosPerFirmStep"));
    }

    private static String busy(Config variant) {
        return format("%.2f", variant.getDouble("busyCores"));
    }

    private void threads() {
        if (of(Part.THREADS).isEmpty()) {
            return;
        }
        Table table = new Table("firms", "1 thread", "2 threads", "ratio");
        for (Config result : of(Part.THREADS)) {
            List<? extends Config> variants = result.getConfigList("variants");
            table.add(
                    firms(result),
                    millions(variants.get(0).getDouble("firmStepsPerSecond")),
                    millions(variants.get(1).getDouble("firmStepsPerSecond")),
                    format(
                            "%.2f",
                            Numbers.pairedRatio(
                                    variants.get(0).getDoubleList("nanos"),
                                    variants.get(1).getDoubleList("nanos"))));
        }
        section("Two threads against one, in turn", table);
    }

    private void paths() {
        Table table = new Table("firms", "kernels", "exponent", "firm-steps/s", "ns per firm-step", "busy cores");
        List<Config> both = results.stream()
                .filter(result -> Set.of(Part.SUBSTITUTION.toString(), Part.SCALAR.toString())
                        .contains(result.getString("part")))
                .toList();
        for (Config result : both) {
            for (Config variant : result.getConfigList("variants")) {
                table.add(
                        firms(result),
                        result.getBoolean("vector") ? "vector" : "scalar",
                        variant.getString("name"),
                        millions(variant.getDouble("firmStepsPerSecond")),
                        nanos(variant),
                        busy(variant));
            }
        }
        if (!both.isEmpty()) {
            section("Exponent of the CES; with and without the vector module: bridging, one thread", table);
        }
    }

    private void phases() {
        List<Config> all = of(Part.PHASES);
        if (all.isEmpty()) {
            return;
        }
        Set<String> phases = new LinkedHashSet<>();
        all.forEach(result ->
                phases.addAll(byName(result, "phases", "nanosPerFirmStep").keySet()));
        String[] header = new String[all.size() + 1];
        header[0] = "phase, ns per firm-step";
        for (int i = 0; i < all.size(); i++) {
            header[i + 1] = all.get(i).getString("scenario") + ", " + firms(all.get(i));
        }
        Table table = new Table(header);
        for (String phase : phases) {
            table.add(cells(phase, all, by -> by.get(phase)));
        }
        table.add(cells(
                "sum",
                all,
                by -> by.values().stream().mapToDouble(Double::doubleValue).sum()));
        section("Time by phase, one thread", table);
    }

    private static String[] cells(
            String name, List<Config> all, java.util.function.ToDoubleFunction<Map<String, Double>> value) {
        String[] cells = new String[all.size() + 1];
        cells[0] = name;
        for (int i = 0; i < all.size(); i++) {
            cells[i + 1] = format("%.2f", value.applyAsDouble(byName(all.get(i), "phases", "nanosPerFirmStep")));
        }
        return cells;
    }

    private static Map<String, Double> byName(Config result, String list, String unit) {
        Map<String, Double> values = new LinkedHashMap<>();
        result.getConfigList(list).forEach(each -> values.put(each.getString("name"), each.getDouble(unit)));
        return values;
    }

    private void population() {
        if (of(Part.POPULATION).isEmpty()) {
            return;
        }
        Table table = new Table("firms", "before the first quarter, one thread", "ns per firm", "firms/s");
        for (Config result : of(Part.POPULATION)) {
            Map<String, Double> parts = byName(result, "parts", "nanosPerFirm");
            parts.put(
                    "all",
                    parts.values().stream().mapToDouble(Double::doubleValue).sum());
            parts.forEach(
                    (part, nanos) -> table.add(firms(result), part, format("%.1f", nanos), millions(1e9 / nanos)));
        }
        section("Initial population", table);
    }

    private void bandwidth() {
        if (of(Part.BANDWIDTH).isEmpty()) {
            return;
        }
        Table table = new Table("threads", "copy, GB/s per core", "scaling in place, GB/s per core");
        for (Config memory : of(Part.BANDWIDTH).get(0).getConfigList("memory")) {
            table.add(
                    Integer.toString(memory.getInt("threads")),
                    format("%.1f", memory.getDouble("copyGigabytesPerSecondAndCore")),
                    format("%.1f", memory.getDouble("scaleGigabytesPerSecondAndCore")));
        }
        section("Memory, bytes read plus bytes written", table);
    }

    private void actors() {
        if (of(Part.ACTORS).isEmpty()) {
            return;
        }
        Table table = new Table("design", "firms", "threads", "firm-steps/s", "bytes per firm");
        for (Config result : of(Part.ACTORS)) {
            for (Config design : result.getConfigList("designs")) {
                table.add(
                        design.getString("name"),
                        firms(result),
                        Integer.toString(design.getInt("threads")),
                        millions(design.getDouble("firmStepsPerSecond")),
                        format("%.0f", design.getDouble("bytesPerFirm")));
            }
        }
        section("How large an actor should be: no programmes, quarters 31-50", table);
    }

    /** Whatever the threads, shards, outputs and kernels, one country has one state. */
    private void hashes() {
        Map<String, Set<String>> byCountry = new LinkedHashMap<>();
        for (Config result : results) {
            if (result.hasPath("variants")
                    && result.getConfigList("variants").get(0).hasPath("stateHash")) {
                result.getConfigList("variants")
                        .forEach(variant -> byCountry
                                .computeIfAbsent(country(result, variant), name -> new LinkedHashSet<>())
                                .add(variant.getString("stateHash")));
            }
        }
        Optional<String> differing = byCountry.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .reduce((a, b) -> a + "; " + b);
        text.append(differing
                        .map(list -> "**State hashes differ**: " + list)
                        .orElse("State hashes are equal wherever the same country was run: " + byCountry.size()
                                + " countries."))
                .append('\n');
    }

    private static String country(Config result, Config variant) {
        return result.getString("scenario") + " " + result.getInt("firms") + " "
                + variant.getStringList("overrides").stream()
                        .filter(override -> override.startsWith("model."))
                        .collect(Collectors.joining(" "));
    }
}
