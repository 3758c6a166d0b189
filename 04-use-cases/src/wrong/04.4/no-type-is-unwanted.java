// Misconception: a body without a type is of no use.
// Fails: noType
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    if (body.contentType() == null || !limits.wants(body.contentType())) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    if (source.request(limits.mostBytes() + 1L)) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return source.readByteArray();
  }
}
