package org.caminar.engine.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What makes a checkpoint complete: a text that names its files with their lengths and checksums. It is written last.
 *
 * <pre>
 * caminar-checkpoint 1
 * run 0123456789abcdef
 * quarter 40
 * nation 5230 89abcdef
 * districts 0 20 184320 01234567       first district, district after the last, bytes, CRC-32C
 * districts 20 41 190244 76543210
 * end fedcba98                         CRC-32C of all lines before
 * </pre>
 *
 * @param run whose checkpoint it is
 * @param quarter quarters simulated
 * @param nation the file of the nation
 * @param districts the files of the districts, in order
 */
record Marker(String run, int quarter, Part nation, List<SegmentPart> districts) {
    private static final String FIRST = "caminar-checkpoint 1";
    private static final HexFormat HEX = HexFormat.of();

    /** In order of districts. */
    Marker {
        districts = districts.stream()
                .sorted(Comparator.comparingInt(SegmentPart::firstDistrict).thenComparing(SegmentPart::endDistrict))
                .toList();
    }

    String text() {
        StringBuilder lines = new StringBuilder(FIRST + "\nrun " + run + "\nquarter " + quarter + "\n");
        lines.append("nation ").append(describe(nation)).append('\n');
        for (SegmentPart part : districts) {
            lines.append("districts ")
                    .append(part.firstDistrict())
                    .append(' ')
                    .append(part.endDistrict())
                    .append(' ')
                    .append(describe(part.part()))
                    .append('\n');
        }
        String checksum = checksum(lines);
        return lines.append("end ").append(checksum).append('\n').toString();
    }

    private static String describe(Part part) {
        return part.bytes() + " " + HEX.toHexDigits(part.checksum());
    }

    private static String checksum(CharSequence lines) {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        return HEX.toHexDigits(Block.checksum(bytes));
    }

    static Marker parse(String text, String what) throws CorruptCheckpointException {
        int end = text.lastIndexOf("end ");
        if (end < 0 || !text.equals(text.substring(0, end) + "end " + checksum(text.substring(0, end)) + "\n")) {
            throw new CorruptCheckpointException(what + " is not whole: its checksum is missing or does not fit");
        }
        List<String[]> lines = text.lines().map(line -> line.split(" ")).toList();
        if (!text.startsWith(FIRST + "\n")) {
            throw new CorruptCheckpointException(
                    what + " must begin with " + FIRST + " but began with " + String.join(" ", lines.get(0)));
        }
        List<SegmentPart> districts = new ArrayList<>();
        int next = 0;
        for (String[] words : lines.subList(4, lines.size() - 1)) {
            SegmentPart part =
                    new SegmentPart(Integer.parseInt(words[1]), Integer.parseInt(words[2]), part(words[3], words[4]));
            Block.check("the next district", next, part.firstDistrict(), what);
            next = part.endDistrict();
            districts.add(part);
        }
        return new Marker(
                lines.get(1)[1], Integer.parseInt(lines.get(2)[1]), part(lines.get(3)[1], lines.get(3)[2]), districts);
    }

    private static Part part(String bytes, String checksum) {
        return new Part(Long.parseLong(bytes), HexFormat.fromHexDigits(checksum));
    }
}
