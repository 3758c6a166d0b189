// Misconception: the library knows what a number is.
// Fails: malformedHeads, theLargestLimit, malformedRequests, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.http;

import java.math.BigInteger;

final class BodyFraming {

  private static long length(List<String> lengths, long most) {
    if (lengths.size() > 1) {
      throw malformed("more than one Content-Length");
    }
    try {
      long length = new BigInteger(lengths.getFirst()).min(BigInteger.TWO.pow(62)).longValue();
      if (length < 0) {
        throw malformed("Content-Length is negative");
      }
      if (length > most) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      return length;
    } catch (NumberFormatException notANumber) {
      throw malformed("Content-Length is not a number");
    }
  }
}
