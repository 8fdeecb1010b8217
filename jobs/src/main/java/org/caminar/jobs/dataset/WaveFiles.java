package org.caminar.jobs.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a sweep's waves. A wave is published by renaming its files, that of {@code runs} last: a wave exists when the
 * ledger has its file, and what other tables hold of other waves is the remainder of an interruption. Files of merged waves are named
 * after the first and the last: they stand for every wave between, whose own files are remainders from then on.
 */
public final class WaveFiles {
    private static final Pattern NAME = Pattern.compile("wave-(\\d{4,})(?:-(\\d{4,}))?-part-\\d{5,}\\.parquet");

    private WaveFiles() {}

    /**
     * Consecutive waves whose rows lie together.
     *
     * @param first number of the first wave
     * @param last number of the last, not below the first
     */
    public record Span(int first, int last) {
        /** Of one wave. */
        public static Span of(int wave) {
            return new Span(wave, wave);
        }

        /** Whether it stands for all waves of another span, and for more. */
        boolean replaces(Span other) {
            return !equals(other) && first <= other.first && other.last <= last;
        }

        /** As it stands in file names. */
        @Override
        public String toString() {
            return first == last
                    ? String.format(Locale.ROOT, "wave-%04d", first)
                    : String.format(Locale.ROOT, "wave-%04d-%04d", first, last);
        }
    }

    /** Name of a file. */
    public static String name(Span span, int part) {
        return String.format(Locale.ROOT, "%s-part-%05d.parquet", span, part);
    }

    /** The waves that a file holds; empty if no wave wrote it. */
    public static Optional<Span> findSpan(Location file) {
        Matcher matcher = NAME.matcher(file.name());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        return Optional.of(new Span(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2))));
    }

    /** What the ledger has, by first wave. */
    public static List<Span> published(ResultDirectory directory) {
        List<Span> all = directory.files(Tables.RUNS).stream()
                .flatMap(f -> findSpan(f).stream())
                .toList();
        return all.stream()
                .filter(span -> all.stream().noneMatch(other -> other.replaces(span)))
                .toList();
    }

    /** Number for the next wave: one more than the ledger's last. */
    public static int next(ResultDirectory directory) {
        return published(directory).stream().mapToInt(s -> s.last() + 1).max().orElse(0);
    }

    /** Removes what an interrupted job left behind: staged files, and files of waves that the ledger does not have. */
    public static void recover(ResultDirectory directory) {
        directory.clearStaging();
        List<Span> published = published(directory);
        for (TableSchema table : Tables.SWEEP) {
            for (Location file : directory.files(table)) {
                Optional<Span> span = findSpan(file);
                if (span.isPresent() && !published.contains(span.orElseThrow())) {
                    file.delete();
                }
            }
        }
    }

    /** Renames finished Parquet files into the table's directory. */
    public static void publish(ResultDirectory directory, TableSchema table, List<Location> files, Span span) {
        for (int part = 0; part < files.size(); part++) {
            AtomicFiles.publish(files.get(part), directory.table(table).resolve(name(span, part)));
        }
    }
}
