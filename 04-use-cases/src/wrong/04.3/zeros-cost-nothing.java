// Misconception: zeros before a number are nothing.
// Fails: zerosBeforeSizes
package asyncio.http;

final class ChunkedBody {

  private long sizeIn(String line) {
    int semicolon = line.indexOf(';');
    String digits = semicolon < 0 ? line : line.substring(0, semicolon);
    spend(line.length() - digits.length());
    if (digits.isEmpty()) {
      throw malformed("a chunk without a size");
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Syntax.hexDigit(digits.charAt(i));
      if (digit < 0) {
        throw malformed("the size of a chunk is not a number");
      }
      if (size > Math.floorDiv(mostBytes - digit, 16L)) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      size = size * 16 + digit;
    }
    mostBytes -= size;
    return size;
  }
}
