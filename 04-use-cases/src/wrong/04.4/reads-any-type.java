// Misconception: a page is read, whatever it is.
// Fails: anUnwantedType
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    if (source.request(limits.mostBytes() + 1L)) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return source.readByteArray();
  }
}
