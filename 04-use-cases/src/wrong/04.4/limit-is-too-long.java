// Misconception: a limit is what is not reached.
// Fails: theLimitOfABody
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    if (!limits.wants(body.contentType())) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    if (source.request(limits.mostBytes())) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return source.readByteArray();
  }
}
