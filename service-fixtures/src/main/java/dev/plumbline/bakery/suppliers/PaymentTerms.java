package dev.plumbline.bakery.suppliers;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When we pay, and what we may deduct for paying early: {@code 2/10 net 30} or {@code net 30}. */
public record PaymentTerms(BigDecimal discountPercent, int discountDays, int netDays) {

  private static final Pattern FORMAT =
      Pattern.compile("(?:(\\d+(?:\\.\\d+)?)/(\\d+) )?net (\\d+)");

  public PaymentTerms {
    if (discountDays > netDays) {
      throw new IllegalArgumentException("the discount would outlast the due date");
    }
  }

  public static PaymentTerms net(int days) {
    return new PaymentTerms(BigDecimal.ZERO, 0, days);
  }

  static PaymentTerms parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not payment terms: " + text);
    }
    int netDays = Integer.parseInt(matcher.group(3));
    if (matcher.group(1) == null) {
      return net(netDays);
    }
    return new PaymentTerms(
        new BigDecimal(matcher.group(1)), Integer.parseInt(matcher.group(2)), netDays);
  }

  @Override
  public String toString() {
    String net = "net " + netDays;
    return discountDays == 0
        ? net
        : discountPercent.toPlainString() + "/" + discountDays + " " + net;
  }
}
