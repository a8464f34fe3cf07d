package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.BuiltIn;
import java.math.BigDecimal;
import java.util.List;

/**
 * How large and how fine numbers of a {@code numeric} may be.
 *
 * @param precision digits altogether
 * @param scale those of them behind the point; may be negative or more than there are digits
 */
record NumericForm(int precision, int scale) {

  /** What a {@code bigint} counts through, with room to spare. */
  private static final int COUNTABLE = 17;

  private static final NumericForm ANY = new NumericForm(1000, 9);

  static NumericForm of(BuiltIn type) {
    List<Integer> modifiers = type.modifiers();
    return modifiers.isEmpty()
        ? ANY
        : new NumericForm(modifiers.get(0), modifiers.size() > 1 ? modifiers.get(1) : 0);
  }

  private BigDecimal unit() {
    return BigDecimal.ONE.scaleByPowerOfTen(-scale);
  }

  /** Whole numbers and a little more, if there are any but zero: distinct when rounded, too. */
  RowValue plain() {
    int digits = Math.min(COUNTABLE, scale < 0 ? precision : precision - scale);
    if (scale < 0 || digits <= 0) {
      return RowValue.distinct(counted(Math.min(COUNTABLE, precision), unit()));
    }
    RowValue whole = RowValue.distinct(counted(digits, BigDecimal.ONE));
    return scale < 2 ? whole : RowValue.distinct("(" + whole.sql() + " {+} 0.25)");
  }

  private static String counted(int digits, BigDecimal unit) {
    long most = Math.max(1, BigDecimal.TEN.pow(digits).longValueExact() - 1);
    return "((1 {+} pg_catalog.mod({g} {-} 1, %d::pg_catalog.int8))::pg_catalog.numeric {*} %s)"
        .formatted(most, unit.toPlainString());
  }

  /** The largest and the smallest number, and others that rounding would make equal. */
  List<String> hostile() {
    if (this.equals(ANY)) {
      return List.of("1.2", "1.4", "0", "-1", "12345678901234567890.123456789", "9007199254740993");
    }
    BigDecimal most = BigDecimal.TEN.pow(precision).subtract(BigDecimal.ONE).multiply(unit());
    boolean hasTenths = scale >= 1 && precision > scale;
    return hasTenths
        ? List.of("1.2", "1.4", "0", "-1", most.toPlainString(), most.negate().toPlainString())
        : List.of("0", most.toPlainString(), most.negate().toPlainString());
  }
}
