package org.diancang.indexer.cdx.pywb;

import java.math.BigDecimal;

/** Numbers with a fraction as Python writes them. */
final class PythonText {
    /** Outside of these powers of ten they have an exponent. */
    private static final int LEAST_PLAIN = -4;

    private static final int LEAST_LARGE = 16;

    private PythonText() {}

    /** The shortest text that is read as the same number. */
    static String of(double number) {
        String java = Double.toString(number);
        if (number == 0 || !Double.isFinite(number)) {
            return java;
        }
        BigDecimal decimal = new BigDecimal(java).stripTrailingZeros();
        int power = decimal.precision() - decimal.scale() - 1;
        if (power >= LEAST_PLAIN && power < LEAST_LARGE) {
            return decimal.toPlainString() + (decimal.scale() <= 0 ? ".0" : "");
        }
        return decimal.movePointLeft(power).stripTrailingZeros().toPlainString()
                + (power < 0 ? "e-" : "e+")
                + (Math.abs(power) < 10 ? "0" : "")
                + Math.abs(power);
    }
}
