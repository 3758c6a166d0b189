// Misconception: if a length is there twice, the first one will do.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class BodyFraming {

  private static long length(List<String> lengths, long most) {
    String digits = Syntax.stripSpaces(lengths.getFirst().split(",", -1)[0]);
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Syntax.isDigit((char) c))) {
      throw malformed("Content-Length is not a number");
    }
    long length = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (length > Math.floorDiv(most - digit, 10L)) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      length = length * 10 + digit;
    }
    return length;
  }
}
