package org.caminar.engine.firm;

/**
 * Layout of the status word of a firm.
 *
 * <pre>
 *  bit   0-1   initial size class (0 micro, 1 small, 2 medium, 3 large)
 *  bit   2     foreign-owned
 *  bit   3     supplier of a lead firm
 *  bit   4     its slot is one of the region's, not the district's
 *  bit   5     direct exporter
 *  bit   6     certified
 *  bit   7     it, or its predecessor in the slot, was reached by a programme
 *  bit   8-11  programme, 0 for none, else its number plus one
 *  bit  12-13  quartile of capability at the start, 0 lowest
 *  bit  14     in a value chain at the last observation
 *  bit  17-31  age of an SME: quarters since entry, as many as there is room for
 * </pre>
 */
final class Status {
    static final int CLASS = 0x3;
    static final int FOREIGN = 1 << 2;
    static final int SUPPLIER_BIT = 3;
    static final int SUPPLIER = 1 << SUPPLIER_BIT;
    static final int REGIONAL_BIT = 4;
    static final int REGIONAL = 1 << REGIONAL_BIT;
    static final int EXPORTER_BIT = 5;
    static final int EXPORTER = 1 << EXPORTER_BIT;
    static final int CERTIFIED_BIT = 6;
    static final int CERTIFIED = 1 << CERTIFIED_BIT;
    static final int REACHED_BIT = 7;
    static final int REACHED = 1 << REACHED_BIT;
    static final int PROGRAMME = 0xF << 8;
    static final int QUARTILE_SHIFT = 12;
    static final int WAS_IN_CHAIN_BIT = 14;
    static final int WAS_IN_CHAIN = 1 << WAS_IN_CHAIN_BIT;
    static final int AGE_SHIFT = 17;
    static final int OLDEST = -1 >>> AGE_SHIFT;

    /** What an entrant takes over from the slot. */
    static final int SLOT = CLASS | REACHED | (0x3 << QUARTILE_SHIFT);

    private Status() {}

    static int initialClass(int status) {
        return status & CLASS;
    }

    /** Number of the programme, -1 for none. */
    static int programme(int status) {
        return ((status & PROGRAMME) >>> 8) - 1;
    }

    static int withProgramme(int status, int programme) {
        return (status & ~PROGRAMME) | (programme + 1) << 8;
    }

    static int age(int status) {
        return status >>> AGE_SHIFT;
    }

    /** A quarter older. */
    static int aged(int status) {
        return status + ((age(status) - OLDEST) >>> 31 << AGE_SHIFT);
    }

    static int quartile(int status) {
        return status >>> QUARTILE_SHIFT & 3;
    }
}
