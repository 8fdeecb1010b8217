package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.firm.Census.Measure;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;

/**
 * What is counted of each firm, from {@link Measure#CROSS_REGION_TIES} on: a word with {@link Lanes#MARK} bits for each. Loops without branches,
 * which half of the firms would take.
 */
final class Marks {
    // Places of the lowest bits of marks.
    private static final int FIRMS = bit(Measure.FIRMS);
    private static final int AWARE = bit(Measure.AWARE);
    private static final int MEETING_STANDARD = bit(Measure.MEETING_STANDARD);
    private static final int ENTRANTS = bit(Measure.ENTRANTS);
    private static final int BRIDGED = bit(Measure.BRIDGED);
    private static final int BRIDGING_TIES = bit(Measure.BRIDGING_TIES);
    private static final int CROSS_REGION_TIES = bit(Measure.CROSS_REGION_TIES);
    private static final int SUPPLIERS = bit(Measure.SUPPLIERS);
    private static final int EXPORTERS = bit(Measure.EXPORTERS);
    private static final int CERTIFIED = bit(Measure.CERTIFIED);
    private static final int REACHED = bit(Measure.REACHED);
    private static final int PARTICIPANTS = bit(Measure.PARTICIPANTS);
    private static final int CERTIFIED_AWARE = bit(Measure.CERTIFIED_AWARE);
    private static final int IN_CHAIN = bit(Measure.IN_CHAIN);
    private static final int CHAIN_ENTRANTS = bit(Measure.CHAIN_ENTRANTS);
    private static final int CHAIN_LEAVERS = bit(Measure.CHAIN_LEAVERS);

    private Marks() {}

    /** Place of a mark's lowest bit. */
    private static int bit(Measure mark) {
        return Lanes.MARK * (mark.ordinal() - Lanes.ROW);
    }

    /** Writes every firm's marks, and remembers who is in a value chain. */
    static void write(
            District district, Layout layout, Parameters.Certification certification, int sinceLast, Workspace work) {
        FirmColumns firms = district.firms;
        int[] marks = work.flags;
        int size = firms.size;
        Arrays.fill(marks, 0, size, 1 << FIRMS);
        addTies(district, layout, marks);
        float requirement = (float) certification.requirement();
        float[] process = work.reach;
        processMeans(firms, process);
        Lanes.BEST.countAtLeast(process, requirement, 1 << AWARE, marks, size);
        Lanes.BEST.countAtLeast(work.processScore, requirement, 1 << MEETING_STANDARD, marks, size);
        Lanes.BEST.countBelow(firms.status, Status.AGE_SHIFT, sinceLast, 1 << ENTRANTS, marks, district.firstSme, size);
        addStatus(firms.status, marks);
        addChains(firms.status, marks);
    }

    /** Means of codified knowledge over the process domains, which come first. */
    private static void processMeans(FirmColumns firms, float[] mean) {
        Lanes.BEST.addColumns(firms.codified, Domain.PROCESS_COUNT, firms.room, mean, firms.size);
        for (int i = 0; i < firms.size; i++) {
            mean[i] *= 1f / Domain.PROCESS_COUNT;
        }
    }

    /** Ties, those to other regions, whose firms come before or after the own one's, and who has any; the first one is filled first. */
    private static void addTies(District district, Layout layout, int[] marks) {
        int first = layout.firstFirmOfRegion(district.region);
        int last = layout.firstFirmOfRegion(district.region + 1) - 1;
        int held = 1 << BRIDGED | 1 << BRIDGING_TIES;
        for (int[] partners : district.firms.bridgingTies) {
            addTies(partners, first, last, held, marks);
            held = 1 << BRIDGING_TIES;
        }
    }

    /** Nobody, {@link FirmColumns#NOBODY}, is negative, and no partner is. */
    private static void addTies(int[] partners, int first, int last, int held, int[] marks) {
        for (int i = 0; i < partners.length; i++) {
            int outside = (((partners[i] - first) | (last - partners[i])) & ~partners[i]) >>> 31;
            marks[i] += (~partners[i] >> 31 & held) + (outside << CROSS_REGION_TIES);
        }
    }

    private static void addStatus(int[] status, int[] marks) {
        for (int i = 0; i < status.length; i++) {
            int now = status[i];
            int certified = now >>> Status.CERTIFIED_BIT & 1;
            int participant = ((now & Status.PROGRAMME) + Integer.MAX_VALUE) >>> 31;
            marks[i] |= (now >>> Status.SUPPLIER_BIT & 1) << SUPPLIERS
                    | (now >>> Status.EXPORTER_BIT & 1) << EXPORTERS
                    | (now >>> Status.REACHED_BIT & 1) << REACHED
                    | certified << CERTIFIED
                    | (marks[i] >>> AWARE & certified) << CERTIFIED_AWARE
                    | participant << PARTICIPANTS;
        }
    }

    private static void addChains(int[] status, int[] marks) {
        for (int i = 0; i < status.length; i++) {
            int now = status[i];
            int inChain = (now >>> Status.EXPORTER_BIT | now >>> Status.SUPPLIER_BIT) & 1;
            int changed = inChain ^ (now >>> Status.WAS_IN_CHAIN_BIT & 1);
            marks[i] |=
                    inChain << IN_CHAIN | (changed & inChain) << CHAIN_ENTRANTS | (changed & ~inChain) << CHAIN_LEAVERS;
            status[i] = now ^ changed << Status.WAS_IN_CHAIN_BIT;
        }
    }
}
