package org.caminar.engine.model;

/**
 * State of the firms of one district after a quarter, read only, by position in the district; valid until the next quarter is simulated.
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

    /** Position of a firm of this district by its id. */
    int position(int firm);

    /** Id of the i-th firm: its slot in the country, from 0. An entrant takes the slot of the firm that it replaces. */
    int firm(int i);

    /** Quarters since the firm entered, or since the run began for initial firms. */
    int age(int i);

    /** Present size: code of its {@link Stratum}. */
    String sizeClass(int i);

    /** Quartile of capability at the start, 1 to 4; 0 for large firms. */
    int initialQuartile(int i);

    /** Workers, at least 1. */
    double workers(int i);

    /** Labour productivity A, 1 = world's best practice. */
    double productivity(int i);

    /** Capability Q, 0 to 1. */
    double capability(int i);

    /** Process score S, 0 to 1. */
    double processScore(int i);

    /** Embodied technology T, 0 to 1. */
    double technology(int i);

    /** Cash in units of value. */
    double cash(int i);

    /** Codified knowledge in a domain. */
    double codified(int i, Domain domain);

    /** Experiential knowledge in a domain. */
    double experiential(int i, Domain domain);

    /** Number of origins whose experience it has absorbed. */
    int origins(int i);

    /** Whether it is foreign-owned. */
    boolean foreignOwned(int i);

    /** Whether it supplies a lead firm. */
    boolean supplier(int i);

    /** Whether it exports directly. */
    boolean directExporter(int i);

    /** Whether it is certified against the standard. */
    boolean certified(int i);

    /** Name of its programme, or null. */
    String programme(int i);

    /** Whether a programme ever reached it. */
    boolean everReached(int i);

    /** Number of bridging ties. */
    int bridgingTies(int i);

    /** Products exported, 0 for others than direct exporters. */
    int products(int i);

    /** Destinations, likewise. */
    int destinations(int i);
}
