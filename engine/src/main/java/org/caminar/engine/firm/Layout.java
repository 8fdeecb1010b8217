package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Country.Assignment;
import org.caminar.engine.model.Country.Region;
import org.caminar.engine.model.Country.Sector;
import org.caminar.engine.model.Design;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The map of a replicate: its districts in order of region, each with its firms' ids, region and sector. Every shard and the nation
 * derive the same map from the design and the draws.
 */
public final class Layout {
    /** Most firms of a district: local ties are 16-bit offsets. */
    static final int MAX_DISTRICT = 0xFFFF;

    /** A district is found by its firm's id in one step for so many ids, as a power of two, and a few steps more. */
    private static final int GRANULE = 6;

    private static final int BATCH = 1024;

    private final int regions;
    private final int[] firstFirm;
    private final int[] firstFirmOfRegion;
    private final int[] districtOf;
    private final int[] region;
    private final int[] sector;

    private Layout(int regions, int[] sizes, int[] region, int[] sector) {
        this.regions = regions;
        this.region = region;
        this.sector = sector;
        this.firstFirm = new int[sizes.length + 1];
        for (int d = 0; d < sizes.length; d++) {
            if (sizes[d] > MAX_DISTRICT) {
                throw new IllegalArgumentException(
                        "country.districts must give districts of at most " + MAX_DISTRICT + " firms but district " + d
                                + " has " + sizes[d] + ": lower mean-size or deviation, or raise count");
            }
            firstFirm[d + 1] = firstFirm[d] + sizes[d];
        }
        this.firstFirmOfRegion = new int[regions + 1];
        for (int d = 0; d < sizes.length; d++) {
            firstFirmOfRegion[region[d] + 1] = firstFirm[d + 1];
        }
        for (int r = 1; r <= regions; r++) {
            firstFirmOfRegion[r] = Math.max(firstFirmOfRegion[r - 1], firstFirmOfRegion[r]);
        }
        this.districtOf = new int[(firms() >>> GRANULE) + 1];
        for (int d = 0; d < sizes.length; d++) {
            int next = granules(firstFirm[d]);
            int end = granules(firstFirm[d + 1]);
            Arrays.fill(districtOf, next, Math.min(end, districtOf.length), d);
        }
    }

    /** Granules that so many firms begin. */
    private static int granules(int firms) {
        return (firms + (1 << GRANULE) - 1) >>> GRANULE;
    }

    /** The map of one replicate. */
    public static Layout of(Design design, Draws draws) {
        Country country = design.country();
        int firms = design.firms();
        int[] regionFirms =
                apportion(country.regions().stream().mapToDouble(Region::share).toArray(), firms);
        return country.districts().assignment() == Assignment.NATIONAL_DRAW
                ? drawn(country, firms, draws)
                : byRegion(country, regionFirms, draws);
    }

    private static Layout byRegion(Country country, int[] regionFirms, Draws draws) {
        double meanSize = country.districts().meanSize();
        int[] counts = Arrays.stream(regionFirms)
                .map(firms -> firms == 0 ? 0 : (int) Math.max(1, Math.round(firms / meanSize)))
                .toArray();
        int districts = Arrays.stream(counts).sum();
        int[] sizes = new int[districts];
        int[] region = new int[districts];
        double[] weights = weights(country, districts, draws);
        int first = 0;
        for (int r = 0; r < counts.length; r++) {
            int[] parts = apportion(Arrays.copyOfRange(weights, first, first + counts[r]), regionFirms[r]);
            System.arraycopy(parts, 0, sizes, first, counts[r]);
            Arrays.fill(region, first, first + counts[r], r);
            first += counts[r];
        }
        return new Layout(counts.length, sizes, region, sectors(country, districts, draws));
    }

    private static Layout drawn(Country country, int firms, Draws draws) {
        int districts = country.districts().count();
        int regions = country.regions().size();
        double[] cumulative = weights(country, districts, draws);
        for (int d = 1; d < districts; d++) {
            cumulative[d] += cumulative[d - 1];
        }
        int[] sizes = drawnSizes(cumulative, firms, draws);
        int[] region = new int[districts];
        for (int d = 0; d < districts; d++) {
            region[d] = (int) ((long) d * regions / districts);
        }
        return new Layout(regions, sizes, region, sectors(country, districts, draws));
    }

    /** Every firm draws its district: inversion of the cumulative weights, with a guide to where to begin (Devroye 1986, II.2.4). */
    private static int[] drawnSizes(double[] cumulative, int firms, Draws draws) {
        double total = cumulative[cumulative.length - 1];
        int[] guide = new int[Math.max(1, 2 * cumulative.length)];
        for (int g = 1; g < guide.length; g++) {
            guide[g] = guide[g - 1];
            while (cumulative[guide[g]] <= total * g / guide.length) {
                guide[g]++;
            }
        }
        int[] sizes = new int[cumulative.length];
        int[] words = new int[Draws.WORDS * BATCH];
        for (int first = 0; first < firms; first += BATCH) {
            int count = Math.min(BATCH, firms - first);
            Lanes.BEST.blocks(draws, first, -1, DrawSite.DISTRICT_SIZE, 1, count, BATCH, words);
            for (int i = 0; i < count; i++) {
                float u = Draws.uniform(words[i]);
                double point = u * total;
                int at = guide[(int) (u * guide.length)];
                // Rounding may have sent the guide one step too far.
                while (at > 0 && cumulative[at - 1] > point) {
                    at--;
                }
                while (at < cumulative.length - 1 && cumulative[at] <= point) {
                    at++;
                }
                sizes[at]++;
            }
        }
        return sizes;
    }

    private static double[] weights(Country country, int districts, Draws draws) {
        double[] weights = new double[districts];
        int[] block = new int[Draws.WORDS];
        for (int d = 0; d < districts; d++) {
            draws.initial(d, DrawSite.DISTRICT_SIZE, 0, block);
            weights[d] = FloatMath.exp((float) country.districts().deviation() * Draws.normal(block[0], block[1]));
        }
        return weights;
    }

    private static int[] sectors(Country country, int districts, Draws draws) {
        double[] cumulative =
                country.sectors().stream().mapToDouble(Sector::share).toArray();
        for (int s = 1; s < cumulative.length; s++) {
            cumulative[s] += cumulative[s - 1];
        }
        int[] sector = new int[districts];
        int[] block = new int[Draws.WORDS];
        for (int d = 0; d < districts; d++) {
            draws.initial(d, DrawSite.DISTRICT_SIZE, 0, block);
            double point = Draws.uniform(block[2]) * cumulative[cumulative.length - 1];
            while (cumulative[sector[d]] <= point) {
                sector[d]++;
            }
        }
        return sector;
    }

    /** Whole parts of {@code total} in proportion to weights: largest remainders, the first of equals. */
    public static int[] apportion(double[] weights, int total) {
        double sum = Arrays.stream(weights).sum();
        int[] parts = new int[weights.length];
        if (!(sum > 0)) {
            return parts;
        }
        double[] remainder = new double[weights.length];
        int left = total;
        for (int i = 0; i < weights.length; i++) {
            double exact = total * (weights[i] / sum);
            parts[i] = (int) exact;
            remainder[i] = exact - parts[i];
            left -= parts[i];
        }
        if (left > 0) {
            addToLargest(parts, remainder, left);
        }
        return parts;
    }

    /** Adds one to each of the {@code left} parts with the largest remainders, and to all as often as there are more than parts. */
    private static void addToLargest(int[] parts, double[] remainder, int left) {
        int most = left / parts.length;
        int others = left % parts.length;
        double[] sorted = remainder.clone();
        Arrays.sort(sorted);
        double least = others == 0 ? Double.POSITIVE_INFINITY : sorted[parts.length - others];
        int above = 0;
        for (double each : remainder) {
            above += each > least ? 1 : 0;
        }
        int equal = others - above;
        for (int i = 0; i < parts.length; i++) {
            boolean one = remainder[i] > least || (remainder[i] == least && equal-- > 0);
            parts[i] += most + (one ? 1 : 0);
        }
    }

    /** Number of districts. */
    public int districts() {
        return region.length;
    }

    /** Number of regions of the profile; some may be without firms. */
    public int regions() {
        return regions;
    }

    /** Number of firms. */
    public int firms() {
        return firstFirm[region.length];
    }

    /** Id of a district's first firm; of the country's number of firms for the district after the last. */
    public int firstFirm(int district) {
        return firstFirm[district];
    }

    /** Id of a region's first firm; of the country's number of firms for the region after the last. */
    int firstFirmOfRegion(int region) {
        return firstFirmOfRegion[region];
    }

    /** Number of firms of a region. */
    public int firmsOfRegion(int region) {
        return firstFirmOfRegion[region + 1] - firstFirmOfRegion[region];
    }

    /** Number of firms of a district. */
    public int size(int district) {
        return firstFirm[district + 1] - firstFirm[district];
    }

    /** Region of a district. */
    public int region(int district) {
        return region[district];
    }

    /** Sector of a district. */
    public int sector(int district) {
        return sector[district];
    }

    /** District of a firm. */
    public int district(int firm) {
        if (firm < 0 || firm >= firms()) {
            throw new IllegalArgumentException("firm must be from 0 to " + (firms() - 1) + " but was " + firm);
        }
        int at = districtOf[firm >>> GRANULE];
        // Districts without firms share the id of the next: the last of them holds the firm.
        while (firstFirm[at + 1] <= firm) {
            at++;
        }
        return at;
    }

    /**
     * Cuts the country into at most {@code shards} segments of whole districts with even numbers of firms.
     *
     * @return first district of each segment, then the number of districts
     */
    public int[] segments(int shards) {
        int count = Math.max(1, Math.min(shards, districts()));
        int[] first = new int[count + 1];
        int district = 0;
        for (int s = 0; s < count; s++) {
            first[s] = district;
            long target = (long) firms() * (s + 1) / count;
            int mustLeave = count - 1 - s;
            do {
                district++;
            } while (district < districts() - mustLeave && firstFirm[district] < target);
        }
        first[count] = districts();
        return first;
    }
}
