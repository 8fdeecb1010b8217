package org.caminar.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.caminar.engine.Lab;
import org.caminar.engine.firm.ColumnVisitor;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Layout;
import org.caminar.engine.firm.Segment;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.engine.model.Policy;
import org.caminar.engine.nation.Fingerprint;
import org.caminar.engine.nation.NationState;
import org.caminar.engine.random.Draws;
import org.junit.jupiter.api.Test;

/**
 * FEATURE UNDER TEST: the layout of each file's version, byte by byte. The golden files are in {@code src/test/resources}; a layout that
 * changes needs a version of its own and golden files of its own, which are written by
 *
 * <pre>mvn -B -ntp -pl engine test -Dtest=LayoutVersionTest -Dtest.jvm=-Dcaminar.golden=write</pre>
 */
class LayoutVersionTest {
    private static final long RUN = 0x0123456789ABCDEFL;
    private static final int QUARTER = 7;
    private static final Path GOLDEN = Path.of("src", "test", "resources", "checkpoint");

    private final Design design =
            Lab.design("reference", "country.firms=40", "experiment.scale=1", "country.districts.count=3");
    private final Draws draws = new Draws(1, 0);
    private final Layout layout = Layout.of(design, draws);

    /** All districts, every element of every column told apart from all others. */
    private Segment numbered() {
        Segment segment = segment(0, layout.districts());
        for (int d = 0; d < layout.districts(); d++) {
            segment.visit(d, new Numbering(d));
        }
        segment.resume(QUARTER);
        return segment;
    }

    private Segment segment(int first, int end) {
        return new Segment(design, Policy.of(design, "bridging"), layout, draws, first, end);
    }

    @Test
    void theFileOfDistricts() throws IOException {
        byte[] written = bytes(out -> DistrictFile.write(out, RUN, numbered()));
        assertGolden("districts-v" + DistrictFile.VERSION, written);
    }

    @Test
    void theFileOfTheNation() throws IOException {
        byte[] written = bytes(out -> NationFile.write(out, RUN, state()));
        assertGolden("nation-v" + NationFile.VERSION, written);
        RunState read = NationFile.read(new ByteArrayInputStream(written), "nation", RUN, QUARTER);
        assertThat(bytes(out -> NationFile.write(out, RUN, read))).isEqualTo(written);
    }

    @Test
    void aSegmentFindsItsDistrictsWhateverElseIsInTheFile() throws IOException {
        byte[] all = bytes(out -> DistrictFile.write(out, RUN, numbered()));
        Segment middle = segment(1, 2);
        DistrictFile.read(new ByteArrayInputStream(all), "all", RUN, QUARTER, middle);
        middle.resume(QUARTER);
        Segment expected = segment(1, 2);
        expected.visit(1, new Numbering(1));
        expected.resume(QUARTER);
        assertThat(bytes(out -> DistrictFile.write(out, RUN, middle)))
                .isEqualTo(bytes(out -> DistrictFile.write(out, RUN, expected)));
    }

    @Test
    void aFileOfAnotherVersionOrRunOrQuarterSaysSo() throws IOException {
        byte[] bytes = bytes(out -> DistrictFile.write(out, RUN, numbered()));
        assertThatThrownBy(() -> read(bytes, RUN + 1, QUARTER)).hasMessageContaining("the run of");
        assertThatThrownBy(() -> read(bytes, RUN, QUARTER + 1)).hasMessageContaining("the quarter of");
        byte[] later = bytes.clone();
        later[11]++;
        int checksum = Block.checksum(Arrays.copyOf(later, 40));
        for (int i = 0; i < 4; i++) {
            later[40 + i] = (byte) (checksum >>> (24 - 8 * i));
        }
        assertThatThrownBy(() -> read(later, RUN, QUARTER))
                .isInstanceOf(CorruptCheckpointException.class)
                .hasMessageContaining("the version of districts must be " + DistrictFile.VERSION + " but was "
                        + (DistrictFile.VERSION + 1));
    }

    /** Every single byte matters: none can change, and none be missing, without notice. */
    @Test
    void everyDamageIsNoticed() throws IOException {
        byte[] bytes = bytes(out -> DistrictFile.write(out, RUN, numbered()));
        for (int at = 0; at < bytes.length; at += at < 200 ? 1 : 37) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            assertThatThrownBy(() -> read(flipped, RUN, QUARTER))
                    .as("byte %d", at)
                    .isInstanceOf(CorruptCheckpointException.class);
            byte[] cut = Arrays.copyOf(bytes, at);
            assertThatThrownBy(() -> read(cut, RUN, QUARTER))
                    .as("cut to %d", at)
                    .isInstanceOf(CorruptCheckpointException.class);
        }
    }

    @Test
    void aMarkerIsReadAsItWasWritten() throws IOException {
        Marker marker = new Marker(
                "00ff",
                3,
                new Part(10, -1),
                List.of(new SegmentPart(4, 9, new Part(7, 5)), new SegmentPart(0, 4, new Part(8, 6))));
        assertThat(Marker.parse(marker.text(), "marker")).isEqualTo(marker);
        assertThat(marker.districts()).extracting(SegmentPart::firstDistrict).containsExactly(0, 4);
        for (int at = 0; at < marker.text().length(); at++) {
            String cut = marker.text().substring(0, at);
            assertThatThrownBy(() -> Marker.parse(cut, "marker")).isInstanceOf(CorruptCheckpointException.class);
        }
        Marker gap = new Marker("00ff", 3, new Part(10, -1), List.of(new SegmentPart(4, 9, new Part(7, 5))));
        assertThatThrownBy(() -> Marker.parse(gap.text(), "marker"))
                .hasMessageContaining("the next district of marker must be 0 but was 4");
    }

    private void read(byte[] bytes, long run, int quarter) throws IOException {
        DistrictFile.read(new ByteArrayInputStream(bytes), "districts", run, quarter, segment(0, layout.districts()));
    }

    private static byte[] bytes(CheckpointStore.Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        return out.toByteArray();
    }

    private static void assertGolden(String name, byte[] written) throws IOException {
        if ("write".equals(System.getProperty("caminar.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), written);
        }
        assertThat(written).isEqualTo(Files.readAllBytes(GOLDEN.resolve(name)));
    }

    private static RunState state() {
        Conditions.Offer offer = new Conditions.Offer(
                true, 1.5, 0.25, 0.75f, 12, 13.5, new int[] {0, 2, 5}, new float[] {0.5f}, new int[] {-1, 3});
        Conditions conditions = new Conditions(
                QUARTER,
                0.5,
                -0.7f,
                123.5,
                40,
                new Conditions.Offer[] {offer},
                0.1f,
                0.2,
                0.3,
                0.4f,
                0.6f,
                new int[] {1, 0, 2},
                true);
        double[] values = new double[Indicator.values().length];
        Arrays.setAll(values, i -> i == 3 ? Double.NaN : i / 8.0);
        Observation observation = new Observation(
                4, values, List.of(new Observation.Group(GroupKind.SIZE_CLASS, "micro", values.clone())));
        return new RunState(
                QUARTER,
                4,
                new NationState(new double[] {0.9}, 55.5, 0.001, 1L << 40, conditions),
                List.of(observation),
                List.of(new Fingerprint(4, 77, new long[] {-1, 1})));
    }

    /** Gives each element a value that says where it stands. */
    private static final class Numbering implements ColumnVisitor {
        private int next;

        Numbering(int district) {
            next = 1_000_000 * district;
        }

        @Override
        public void floats(String column, float[] values, int from, int count) {
            for (int i = from; i < from + count; i++) {
                values[i] = next++;
            }
        }

        @Override
        public void longs(String column, long[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = (1L << 40) + next++;
            }
        }

        @Override
        public void ints(String column, int[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = next++;
            }
        }

        @Override
        public void shorts(String column, short[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = (short) next++;
            }
        }

        @Override
        public void bytes(String column, byte[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = (byte) next++;
            }
        }
    }
}
