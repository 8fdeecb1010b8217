package org.caminar.jobs.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a sweep's waves. A wave is published by renaming its files, that of {@code runs} last: a wave exists when the
 * ledger has its file, and what other tables hold of other waves is the remainder of an interruption.
 */
public final class WaveFiles {
    private static final Pattern NAME = Pattern.compile("wave-(\\d{4,})-part-\\d{5,}\\.parquet");

    private WaveFiles() {}

    /** Name of a file. */
    public static String name(int wave, int part) {
        return String.format(Locale.ROOT, "wave-%04d-part-%05d.parquet", wave, part);
    }

    /** The wave that wrote a file; empty if no wave did. */
    public static OptionalInt findWave(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Number for the next wave: one more than the ledger's last. */
    public static int next(ResultDirectory directory) {
        return published(directory).stream().mapToInt(w -> w + 1).max().orElse(0);
    }

    /** Removes what an interrupted job left behind: staged files, and files of waves that the ledger does not have. */
    public static void recover(ResultDirectory directory) {
        directory.clearStaging();
        Set<Integer> published = published(directory);
        for (TableSchema table : Tables.SWEEP) {
            for (Path file : directory.files(table)) {
                OptionalInt wave = findWave(file);
                if (wave.isPresent() && !published.contains(wave.getAsInt())) {
                    ResultDirectory.delete(file);
                }
            }
        }
    }

    /** Renames the Parquet files that Spark wrote into {@code staged} into the table's directory. */
    public static void publish(ResultDirectory directory, TableSchema table, Path staged, int wave) {
        List<Path> files = ResultDirectory.parquetFiles(staged);
        for (int part = 0; part < files.size(); part++) {
            AtomicFiles.publish(files.get(part), directory.table(table).resolve(name(wave, part)));
        }
    }

    private static Set<Integer> published(ResultDirectory directory) {
        return directory.files(Tables.RUNS).stream()
                .flatMapToInt(f -> findWave(f).stream())
                .boxed()
                .collect(Collectors.toSet());
    }
}
