package org.caminar.engine.api;

import org.caminar.engine.model.Domain;

/**
 * State of the firms of one district after a quarter, read only, valid during the call that hands it over.
 */
public interface FirmBatch {
    /** Quarters simulated so far. */
    int quarter();

    /** Number of firms. */
    int size();

    /** Index of the district. */
    int district();

    /** Name of the region. */
    String region();

    /** Name of the sector. */
    String sector();

    /** Id of the i-th firm: its slot in the country, from 0. An entrant takes the slot of the firm that it replaces. */
    int firm(int i);

    /** Quarters since the firm entered; -1 for the initial firms' unknown age is never used: they start at 0. */
    int age(int i);

    /** Present size class: micro, small, medium or large. */
    String sizeClass(int i);

    /** Quartile of capability at the start, 1 to 4; 0 for large firms. */
    int initialQuartile(int i);

    double workers(int i);

    double productivity(int i);

    double capability(int i);

    double processScore(int i);

    double technology(int i);

    double cash(int i);

    /** Codified knowledge in a domain. */
    double codified(int i, Domain domain);

    /** Experiential knowledge in a domain. */
    double experiential(int i, Domain domain);

    /** Number of origins whose experience it has absorbed. */
    int origins(int i);

    boolean foreignOwned(int i);

    boolean supplier(int i);

    boolean directExporter(int i);

    boolean certified(int i);

    /** Name of its programme, or null. */
    String programme(int i);

    boolean everReached(int i);

    /** Number of bridging ties. */
    int bridgingTies(int i);

    /** Products exported, 0 for others than direct exporters. */
    int products(int i);

    /** Destinations, likewise. */
    int destinations(int i);
}
