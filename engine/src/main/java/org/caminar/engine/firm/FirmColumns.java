package org.caminar.engine.firm;

import org.caminar.engine.exact.StateHash;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Population;

/**
 * The firms of a district: one primitive array an attribute, large firms first. Index i stands for the firm with id {@code firstFirm +
 * i}. All columns are end-of-quarter state; kernels write them, nobody else does. About 125 bytes a firm.
 */
public final class FirmColumns {
    /** Bridging ties that a firm has room for. */
    static final int BRIDGING_TIES = 2;

    /** No partner. */
    static final int NOBODY = -1;

    /** Id of the firm at index 0. */
    final int firstFirm;

    /** Number of firms. */
    final int size;

    /** Experiential knowledge by domain, 0 to 1. */
    final float[][] experiential;

    /** Codified knowledge by domain, 0 to 1. */
    final float[][] codified;

    /** Capability Q, 0 to 1; derived from knowledge. */
    final float[] capability;

    /** Log labour productivity ln A; derived from capability, technology and shock. */
    final float[] logProductivity;

    /** Log workers, at least 0. */
    final float[] logWorkers;

    /** Embodied technology T, 0 to 1. */
    final float[] technology;

    /** Log productivity shock z. */
    final float[] shock;

    /** Cash in units of {@link org.caminar.engine.exact.FixedPoint#CASH}. */
    final long[] cash;

    /** Origins: bit (district mod 64) of each district whose experience was absorbed. */
    final long[] origins;

    /** Local ties: four offsets of partners within the district, unsigned. */
    final short[] localTies;

    /** Bridging ties: ids of partners in other districts, {@link #NOBODY} where free; the first is filled first. */
    final int[][] bridgingTies;

    /** Status word: see {@link Status}. */
    final int[] status;

    /** Quarters since entry, saturating. */
    final short[] age;

    /** Quarters in the present programme, saturating. */
    final byte[] tenure;

    /** Products exported, unsigned, 0 for others than exporters. */
    final byte[] products;

    /** Export destinations, likewise. */
    final byte[] destinations;

    /** Columns of {@code size} firms from id {@code firstFirm}, all zero, without ties. */
    FirmColumns(int firstFirm, int size) {
        this.firstFirm = firstFirm;
        this.size = size;
        experiential = new float[Domain.COUNT][size];
        codified = new float[Domain.COUNT][size];
        capability = new float[size];
        logProductivity = new float[size];
        logWorkers = new float[size];
        technology = new float[size];
        shock = new float[size];
        cash = new long[size];
        origins = new long[size];
        localTies = new short[size * Population.LOCAL_TIES];
        bridgingTies = new int[BRIDGING_TIES][size];
        for (int[] ties : bridgingTies) {
            java.util.Arrays.fill(ties, NOBODY);
        }
        status = new int[size];
        age = new short[size];
        tenure = new byte[size];
        products = new byte[size];
        destinations = new byte[size];
    }

    /** Offset within its district of a local tie. */
    int localTie(int i, int tie) {
        return localTies[i * Population.LOCAL_TIES + tie] & 0xFFFF;
    }

    /** Number of bridging ties that firm i holds. */
    int bridgingTieCount(int i) {
        return (bridgingTies[0][i] != NOBODY ? 1 : 0) + (bridgingTies[1][i] != NOBODY ? 1 : 0);
    }

    /** Hash of the whole state of the district's firms: the sum of theirs. */
    long hash() {
        long hash = 0;
        for (int i = 0; i < size; i++) {
            hash += hash(i);
        }
        return hash;
    }

    /** Hash of the whole state of one firm. What only observation writes is left out, so that it does not depend on who looks when. */
    long hash(int i) {
        long words = 0;
        for (int k = 0; k < Domain.COUNT; k++) {
            words += StateHash.keyed(k, pair(experiential[k][i], codified[k][i]));
        }
        words += StateHash.keyed(8, pair(capability[i], logProductivity[i]));
        words += StateHash.keyed(9, pair(logWorkers[i], technology[i]));
        words += StateHash.keyed(10, pair(status[i] & ~Status.WAS_IN_CHAIN, Float.floatToRawIntBits(shock[i])));
        words += StateHash.keyed(11, cash[i]);
        words += StateHash.keyed(12, origins[i]);
        words += StateHash.keyed(13, pair(bridgingTies[0][i], bridgingTies[1][i]));
        int small = ((tenure[i] & 0xFF) << 16) | ((products[i] & 0xFF) << 8) | (destinations[i] & 0xFF);
        words += StateHash.keyed(14, pair(age[i], small));
        return StateHash.record((long) firstFirm + i, words);
    }

    private static long pair(float high, float low) {
        return pair(Float.floatToRawIntBits(high), Float.floatToRawIntBits(low));
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xFFFFFFFFL);
    }
}
