// Misconception: the check of the limit comes when the number is known.
// Fails: malformedHeads, theLargestLimit, malformedRequests
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
    int length = 0;
    for (char digit : digits.toCharArray()) {
      length = length * 10 + digit - '0';
    }
    if (length > most) {
      throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
    }
    return length;
  }
}
