// Alternative: header fields are taken apart by a regular expression.
package asyncio.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class RequestParser {

  private static final Pattern FIELD =
      Pattern.compile(
          "([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*((?:[\\x21-\\x7e\\x80-\\xff]"
              + "(?:[ \t\\x21-\\x7e\\x80-\\xff]*[\\x21-\\x7e\\x80-\\xff])?)?)[ \t]*");

  private static void parseField(String line, Headers.Builder headers) {
    Matcher field = FIELD.matcher(line);
    if (!field.matches()) {
      throw malformed("a header field is malformed");
    }
    headers.add(field.group(1), field.group(2));
  }
}
