package org.caminar.engine.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caminar.engine.model.Param;
import org.caminar.engine.model.Units;

/** Reads numbers with their units and ranges. */
final class Quantities {
    private static final Pattern WITH_UNIT =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d{0,300}|\\.\\d{1,300})(?:[eE][+-]?\\d{1,3})?)\\s*(\\S.*)");
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "+Infinity", "-Infinity");
    private static final double LARGEST_EXACT = 0x1p53;

    private Quantities() {}

    /** A finite number within the range of {@code param}. */
    static double real(ConfigValue value, Param param) throws Refusal {
        double number = amount(value, param, false).doubleValue();
        return withinRange(number, value, param);
    }

    /** A whole number within the range of {@code param}, and of the type by {@code least} and {@code most}. */
    static long whole(ConfigValue value, Param param, long least, long most) throws Refusal {
        Number amount = amount(value, param, true);
        double number = amount.doubleValue();
        boolean exact = amount instanceof Integer || amount instanceof Long;
        if (!exact && (number != Math.rint(number) || Math.abs(number) > LARGEST_EXACT)) {
            throw new Refusal(expected(param, true) + ", found " + found(value));
        }
        withinRange(number, value, param);
        long whole = exact ? amount.longValue() : (long) number;
        if (whole < least || whole > most) {
            throw new Refusal("must be between " + least + " and " + most + ", found " + found(value));
        }
        return whole;
    }

    private static double withinRange(double number, ConfigValue value, Param param) throws Refusal {
        if (!Double.isFinite(number)) {
            throw new Refusal("must be finite, found " + found(value));
        }
        if (number < param.min() || number > param.max()) {
            throw new Refusal("must be " + range(param) + ", found " + found(value));
        }
        return number;
    }

    private static Number amount(ConfigValue value, Param param, boolean whole) throws Refusal {
        if (value.valueType() == ConfigValueType.NUMBER) {
            return (Number) value.unwrapped();
        }
        if (value.valueType() == ConfigValueType.STRING) {
            String text = ((String) value.unwrapped()).strip();
            if (NOT_FINITE.contains(text)) {
                throw new Refusal("must be finite, found " + text);
            }
            Matcher parts = WITH_UNIT.matcher(text);
            if (parts.matches()) {
                BigDecimal number = new BigDecimal(parts.group(1));
                BigDecimal converted = convert(number, parts.group(2), param.unit());
                if (converted != null) {
                    return converted;
                }
            }
        }
        throw new Refusal(expected(param, whole) + ", found " + found(value));
    }

    private static BigDecimal convert(BigDecimal number, String written, String unit) {
        if (unit.equals(Units.SHARE)) {
            return written.equals("%") ? number.movePointLeft(2) : null;
        }
        if (unit.equals(Units.QUARTERS)) {
            return switch (written) {
                case "quarter", "quarters" -> number;
                case "year", "years" -> number.multiply(BigDecimal.valueOf(Units.QUARTERS_PER_YEAR));
                default -> null;
            };
        }
        return null;
    }

    private static String expected(Param param, boolean whole) {
        return switch (param.unit()) {
            case Units.SHARE -> "must be a share such as 0.0006 or \"0.06 %\"";
            case Units.QUARTERS -> "must be a whole number of quarters, \"80 quarters\" or \"20 years\"";
            case "" -> whole ? "must be a whole number" : "must be a number";
            default ->
                (whole ? "must be a whole number" : "must be a number") + " (" + param.unit() + ", without a unit)";
        };
    }

    /** The range in words, with its unit. */
    static String range(Param param) {
        boolean below = Double.isInfinite(param.min());
        boolean above = Double.isInfinite(param.max());
        String unit = param.unit().isEmpty() || param.unit().equals(Units.SHARE) ? "" : " " + param.unit();
        if (below) {
            return above ? "any number" : "at most " + plain(param.max()) + unit;
        }
        return above
                ? "at least " + plain(param.min()) + unit
                : "between " + plain(param.min()) + " and " + plain(param.max()) + unit;
    }

    /** A number without a needless fraction or exponent. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What was found, as a reader of the file would name it. */
    static String found(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "an object";
            case LIST -> "a list";
            case STRING, NUMBER, BOOLEAN, NULL -> value.render(ConfigRenderOptions.concise());
        };
    }
}
