package org.caminar.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the numbers come from: what is needed to get them again. */
record Provenance(List<Entry> entries) {
    private static final double HOUR = 3600;
    private static final double MINUTE = 60;

    /** A term and what it is here. */
    record Entry(String term, String value, boolean isCode) {}

    static Provenance of(Results results) {
        Setting setting = results.setting();
        Runs runs = results.runs();
        Map<String, String> manifest = results.manifest();
        List<Entry> entries = new ArrayList<>();
        add(entries, "Experiment", setting.name(), true);
        add(entries, "Country", setting.country(), false);
        add(
                entries,
                "Firms",
                Numbers.whole(setting.firms()) + " simulated, " + Numbers.exact(100 * setting.scale())
                        + " % of the country’s",
                false);
        add(entries, "Horizon", setting.horizonText() + ", simulated by the quarter", false);
        add(entries, "Budget", setting.budgetText() + " of GDP", false);
        add(entries, "Replicates", Numbers.whole(setting.replicates()) + " of each scenario", false);
        add(entries, "Seed", Long.toString(setting.seed()), true);
        add(entries, "Work", work(runs), false);
        add(entries, "Versions", versions(manifest), false);
        add(entries, "Machine", machine(manifest), false);
        add(entries, "Experiment’s digest", manifest.getOrDefault("experiment_digest", ""), true);
        add(entries, "Command", manifest.getOrDefault("command", "").replace(", ", " "), true);
        add(entries, "Started", manifest.getOrDefault("started_at", ""), false);
        add(entries, "Finished", manifest.getOrDefault("finished_at", ""), false);
        return new Provenance(List.copyOf(entries));
    }

    private static void add(List<Entry> entries, String term, String value, boolean isCode) {
        if (!value.isBlank()) {
            entries.add(new Entry(term, value, isCode));
        }
    }

    private static String work(Runs runs) {
        return Numbers.whole(runs.total()) + " runs, " + Numbers.whole(runs.firmSteps()) + " firm-quarters"
                + (Double.isFinite(runs.wallSeconds())
                        ? ", " + duration(runs.wallSeconds()) + " of run time in sum"
                        : "");
    }

    private static String duration(double seconds) {
        return seconds >= HOUR
                ? Numbers.plain(seconds / HOUR, 1) + " hours"
                : seconds >= MINUTE
                        ? Numbers.plain(seconds / MINUTE, 1) + " minutes"
                        : Numbers.plain(seconds, 1) + " seconds";
    }

    private static String versions(Map<String, String> manifest) {
        List<String> parts = new ArrayList<>();
        part(parts, "Caminar ", manifest.get("platform.caminar_version"));
        part(parts, "Java ", manifest.get("platform.java_version"));
        part(parts, "Spark ", manifest.get("platform.spark_version"));
        return String.join(", ", parts);
    }

    private static String machine(Map<String, String> manifest) {
        List<String> parts = new ArrayList<>();
        part(parts, "", manifest.get("platform.os"));
        part(parts, "cores: ", manifest.get("platform.cores"));
        part(parts, "Spark master: ", manifest.get("platform.master"));
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, String before, String value) {
        if (value != null && !value.isBlank()) {
            parts.add(before + value);
        }
    }
}
