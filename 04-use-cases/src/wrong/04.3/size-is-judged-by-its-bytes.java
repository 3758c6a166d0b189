// Misconception: a body is too large when too much of it has come.
// Fails: refusedByItsSize, zerosBeforeSizes
package asyncio.http;

final class ChunkedBody implements BodySource {

  public Coroutine<byte[]> next() {
    return async(
        () -> {
          if (left == 0) {
            endOfChunk();
            left = sizeIn(readLine());
            if (left == 0) {
              skipTrailers();
              return NOTHING;
            }
          }
          byte[] piece = await(reader.read((int) Math.min(left, MOST_AT_ONCE)));
          if (piece.length == 0) {
            throw malformed("the body ended too early");
          }
          left -= piece.length;
          mostBytes -= piece.length;
          if (left > mostBytes) {
            throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
          }
          return piece;
        });
  }

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
      size = size > Long.MAX_VALUE / 32 ? Long.MAX_VALUE : size * 16 + digit;
    }
    return size;
  }
}
