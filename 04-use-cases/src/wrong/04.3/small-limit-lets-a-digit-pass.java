// Misconception: / divides, whatever the sign.
// Fails: smallLimits
package asyncio.http;

final class BodyFraming {

  private static long length(List<String> lengths, long most) {
    String digits = lengths.getFirst();
    if (lengths.size() > 1) {
      throw malformed("more than one Content-Length");
    }
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Syntax.isDigit((char) c))) {
      throw malformed("Content-Length is not a number");
    }
    long length = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (length > (most - digit) / 10) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      length = length * 10 + digit;
    }
    return length;
  }
}
