package asyncio.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The date as HTTP writes it, made once a second. */
final class DateHeader {

  /** {@code RFC_1123_DATE_TIME} would write the sixth of a month with one digit. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static volatile DateHeader latest = at(0);

  private final long second;
  private final String text;

  private DateHeader(long second, String text) {
    this.second = second;
    this.text = text;
  }

  private static DateHeader at(long second) {
    return new DateHeader(second, FORMAT.format(Instant.ofEpochSecond(second)));
  }

  /** The date of now, for the field {@code Date}. */
  static String now() {
    long second = Math.floorDiv(System.currentTimeMillis(), 1000L);
    DateHeader date = latest;
    if (date.second != second) {
      date = at(second);
      latest = date;
    }
    return date.text;
  }

  /** A date of a file, say, for {@code Last-Modified}. */
  static String of(Instant instant) {
    return FORMAT.format(instant);
  }
}
