// Misconception: the library knows what a hexadecimal number is.
// Fails: malformedBodies, zerosBeforeSizes
package asyncio.http;

import java.math.BigInteger;

final class ChunkedBody {

  private long sizeIn(String line) {
    int semicolon = line.indexOf(';');
    String digits = semicolon < 0 ? line : line.substring(0, semicolon);
    spend(line.length() - digits.length());
    try {
      long size = new BigInteger(digits.strip(), 16).min(BigInteger.TWO.pow(62)).longValue();
      if (size > mostBytes) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      mostBytes -= size;
      return Math.abs(size);
    } catch (NumberFormatException notANumber) {
      throw malformed("the size of a chunk is not a number");
    }
  }
}
