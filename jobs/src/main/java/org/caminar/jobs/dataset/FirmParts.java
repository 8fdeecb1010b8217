package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.model.Observation;

/**
 * Writes the firm panel of a run with checkpoints, from as many nodes as simulate it: a file for each shard and quarter, named after the
 * quarter and the firms in it, which appears whole. What is simulated again after the loss of a node replaces such a file with an equal
 * one, so that nothing is missing or twice; a run that goes on with other shards leaves files that overlap, of which {@link #publish}
 * takes what is needed.
 */
public final class FirmParts implements FirmPanel {
    private final ResultDirectory directory;
    private final Location parts;
    private final String run;
    private final Pattern names;
    private final String scenario;
    private final int replicate;

    /** A file of firms [first, end) after a quarter. */
    private record Part(Location file, int quarter, int first, int end) {}

    /** Of a run, on its way into a directory that all its nodes see. */
    public FirmParts(ResultDirectory directory, String scenario, int replicate) {
        this.directory = directory;
        this.scenario = scenario;
        this.replicate = replicate;
        this.parts = directory.firmParts();
        this.run = String.format(Locale.ROOT, "%s-%05d", scenario, replicate);
        this.names = Pattern.compile(Pattern.quote(run) + "-quarter-(\\d{5,})-firms-(\\d{9,})-(\\d{9,})\\.parquet");
    }

    /**
     * Throws {@link RefusedException} if the panel of a run cannot go on in a directory: what lies there must be what nodes wrote, or the panel
     * of the same experiment.
     *
     * @param resolved the experiment's complete text
     */
    public static void checkResumable(ResultDirectory directory, String resolved) {
        if (AtomicFiles.findText(directory.manifest()).isPresent()) {
            throw new RefusedException(directory.root() + " holds a sweep: take another --out");
        }
        Optional<String> begun = AtomicFiles.findText(directory.experiment());
        boolean only = directory.entries().stream()
                .allMatch(e -> e.equals(directory.firmParts()) || directory.isIncidental(e));
        if (begun.isPresent() ? !begun.orElseThrow().equals(resolved) : !only) {
            throw new RefusedException(directory.root()
                    + " holds something else than the firm panel of this experiment ("
                    + directory.experiment().name()
                    + " there says of which): take another --out");
        }
    }

    @Override
    public void onDistrict(FirmBatch batch) {
        onShard(List.of(batch));
    }

    @Override
    public void onShard(List<FirmBatch> districts) {
        if (districts.isEmpty()) {
            return;
        }
        FirmBatch last = districts.get(districts.size() - 1);
        String name = String.format(
                Locale.ROOT,
                "%s-quarter-%05d-firms-%09d-%09d.parquet",
                run,
                last.quarter(),
                districts.get(0).firm(0),
                last.firm(last.size() - 1) + 1);
        // Named at random: two nodes that each believe they hold the shard must not write into one draft.
        Location draft = parts.resolve(".draft-" + UUID.randomUUID());
        try {
            try (FirmFile file = new FirmFile(draft, scenario, replicate)) {
                for (FirmBatch district : districts) {
                    file.write(district);
                }
            }
            draft.moveTo(parts.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " in " + parts, e);
        }
    }

    /**
     * Lets the panel appear in the table when the run is complete. May be called again when it was interrupted.
     *
     * @param observations what the run came to, of which the quarters are asked
     * @param firms firms of the run
     * @throws RefusedException if some are missing: quarters that were simulated before the panel was asked for
     */
    public void publish(List<Observation> observations, int firms) {
        Map<Integer, List<Part>> all =
                Stream.concat(list(parts), list(published())).collect(Collectors.groupingBy(Part::quarter));
        for (Observation observation : observations) {
            int quarter = observation.quarter();
            List<Part> wanted = cover(all.getOrDefault(quarter, List.of()), 0, firms)
                    .orElseThrow(() -> new RefusedException("the firm panel lacks firms of quarter " + quarter
                            + ", which was simulated before the panel was asked for: begin the run anew"));
            for (Part part : wanted) {
                if (part.file().parent().equals(parts)) {
                    AtomicFiles.publish(
                            part.file(), published().resolve(part.file().name()));
                }
            }
            deleteOthers(quarter, wanted);
        }
        FirmTable.file(directory, scenario, replicate).delete();
        parts.delete();
    }

    /** A run that was begun anew with other shards has published the same firms in other files. */
    private void deleteOthers(int quarter, List<Part> wanted) {
        Set<String> kept = wanted.stream().map(part -> part.file().name()).collect(Collectors.toSet());
        list(published())
                .filter(part ->
                        part.quarter() == quarter && !kept.contains(part.file().name()))
                .forEach(part -> part.file().delete());
    }

    private Location published() {
        return directory.table(Tables.FIRMS);
    }

    private Stream<Part> list(Location place) {
        return place.list().stream()
                .map(file -> names.matcher(file.name()))
                .filter(Matcher::matches)
                .map(name -> new Part(
                        place.resolve(name.group()),
                        Integer.parseInt(name.group(1)),
                        Integer.parseInt(name.group(2)),
                        Integer.parseInt(name.group(3))));
    }

    /** Parts that together hold each firm of [first, end) once: always the same ones of those that there are. */
    private static Optional<List<Part>> cover(List<Part> parts, int first, int end) {
        if (first == end) {
            return Optional.of(List.of());
        }
        return parts.stream()
                .filter(part -> part.first() == first && part.end() > first)
                .sorted(Comparator.comparing(Part::end))
                .flatMap(part -> cover(parts, part.end(), end).stream().map(rest -> {
                    List<Part> all = new ArrayList<>(List.of(part));
                    all.addAll(rest);
                    return all;
                }))
                .findFirst();
    }
}
