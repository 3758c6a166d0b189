// Misconception: a limit is what one compares the length with.
// Fails: oneByteTooMany, aBodyWithoutEnd
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    if (!limits.wants(body.contentType())) {
      return new byte[0];
    }
    byte[] bytes = body.bytes();
    if (bytes.length > limits.mostBytes()) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return bytes;
  }
}
