// Misconception: one more than an int is an int.
// Fails: theLargestLimit
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    if (!limits.wants(body.contentType())) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    if (source.request(limits.mostBytes() + 1)) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return source.readByteArray();
  }
}
