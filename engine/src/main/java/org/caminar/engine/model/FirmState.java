package org.caminar.engine.model;

import java.util.Optional;

/**
 * State of a single firm after a quarter: see {@link FirmBatch} for units.
 *
 * @param codified codified knowledge by domain
 * @param experiential experiential knowledge by domain
 */
public record FirmState(
        int firm,
        int quarter,
        int district,
        String region,
        String sector,
        String sizeClass,
        int age,
        double workers,
        double productivity,
        double capability,
        double processScore,
        double technology,
        double cash,
        double[] codified,
        double[] experiential,
        int origins,
        boolean foreignOwned,
        boolean supplier,
        boolean directExporter,
        boolean certified,
        Optional<String> programme,
        int bridgingTies) {

    /** State of a firm of the batch, by its id. */
    public static FirmState of(FirmBatch batch, int firm) {
        int i = batch.position(firm);
        double[] codified = new double[Domain.COUNT];
        double[] experiential = new double[Domain.COUNT];
        for (Domain domain : Domain.values()) {
            codified[domain.ordinal()] = batch.codified(i, domain);
            experiential[domain.ordinal()] = batch.experiential(i, domain);
        }
        return new FirmState(
                firm,
                batch.quarter(),
                batch.district(),
                batch.region(),
                batch.sector(),
                batch.sizeClass(i),
                batch.age(i),
                batch.workers(i),
                batch.productivity(i),
                batch.capability(i),
                batch.processScore(i),
                batch.technology(i),
                batch.cash(i),
                codified,
                experiential,
                batch.origins(i),
                batch.foreignOwned(i),
                batch.supplier(i),
                batch.directExporter(i),
                batch.certified(i),
                Optional.ofNullable(batch.programme(i)),
                batch.bridgingTies(i));
    }
}
