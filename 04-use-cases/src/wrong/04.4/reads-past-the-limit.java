// Misconception: to see whether there is more than the limit, one reads a little more.
// Fails: oneByteTooMany
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    if (!limits.wants(body.contentType())) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    source.request(limits.mostBytes() + 8192L);
    if (source.getBuffer().size() > limits.mostBytes()) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return source.readByteArray();
  }
}
