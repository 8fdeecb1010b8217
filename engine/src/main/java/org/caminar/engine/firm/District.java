package org.caminar.engine.firm;

import org.caminar.engine.exact.StateHash;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;

/**
 * An industrial district: its firms, which share a block of memory that fits in a core's cache, and what belongs to it as a whole. Firms
 * are known by their position, large ones first.
 */
final class District {
    final int index;
    final int region;
    final int sector;
    final FirmColumns firms;

    /** Position of the first SME: firms [0, firstSme) are large, [firstSme, size) are SMEs. */
    final int firstSme;

    /** Best practice by programme and domain, 0 to 1: {@code [p * 8 + k]}; the repository of a programme that keeps one. */
    final float[] pools;

    /** Uniform number that rounds its fractional supplier slots, so that they are right on average. */
    final float rounding;

    /** SMEs in a programme at the end of the last quarter, in order; the first {@link #participantCount} places. Follows from the columns. */
    int[] participants = {};

    int participantCount;

    /** Programme that all of them are in; -1 if there is none such. */
    private int soleProgramme = -1;

    /** A district without knowledge, whose firms are still to be filled in. */
    District(int index, int region, int sector, FirmColumns firms, int firstSme, int programmes, float rounding) {
        this.index = index;
        this.region = region;
        this.sector = sector;
        this.firms = firms;
        this.firstSme = firstSme;
        this.pools = new float[programmes * Domain.COUNT];
        this.rounding = rounding;
    }

    int size() {
        return firms.size;
    }

    /** Number of large firms. */
    int large() {
        return firstSme;
    }

    /** Brings {@link #participants} up to date; {@code scratch} has room for {@link Lanes#SELECTING} more than firms. */
    void countParticipants(int[] scratch) {
        participantCount = listParticipants(scratch);
        if (participants.length < participantCount) {
            participants = new int[participantCount + participantCount / 4];
        }
        System.arraycopy(scratch, 0, participants, 0, participantCount);
        soleProgramme = participantCount == 0 ? -1 : Status.programme(firms.status[participants[0]]);
        for (int c = 1; c < participantCount; c++) {
            if (Status.programme(firms.status[participants[c]]) != soleProgramme) {
                soleProgramme = -1;
            }
        }
    }

    /** Position of the participant of some rank among those of a programme at the end of the last quarter. */
    int participant(int programme, int rank) {
        if (soleProgramme == programme && rank < participantCount) {
            return participants[rank];
        }
        int left = rank;
        for (int c = 0; c < participantCount; c++) {
            int i = participants[c];
            if (Status.programme(firms.status[i]) == programme && left-- == 0) {
                return i;
            }
        }
        throw new IllegalStateException(
                "programme " + programme + " has no participant of rank " + rank + " in district " + index);
    }

    /** State hash of the district: of its firms and what belongs to it as a whole. */
    long hash(Workspace work) {
        long hash = firms.hash(work);
        for (int at = 0; at < pools.length; at++) {
            hash += StateHash.word(at % Domain.COUNT, at, Float.floatToRawIntBits(pools[at]));
        }
        return StateHash.mix(hash + index);
    }

    /** Bit of this district in a signature of origins. */
    long origin() {
        return origin(index);
    }

    static long origin(int district) {
        return 1L << (district & 63);
    }

    /** Values of an origin signature's firm: 1 - 1/|o|. */
    static float diversity(long origins) {
        return 1f - 1f / Long.bitCount(origins);
    }

    /** Lists the SMEs in a programme at present, in order; returns how many they are. */
    int listParticipants(int[] list) {
        return Lanes.BEST.select(firms.status, 0, Status.PROGRAMME, firstSme, firms.size, list);
    }
}
