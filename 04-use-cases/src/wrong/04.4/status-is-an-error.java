// Misconception: a 404 is an exception.
// Fails: anAnswerIsAPage, overTheNetwork
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private Page read(HttpUrl address, Response response) throws IOException {
    try (response) {
      if (response.code() >= 400) {
        throw new IOException("status " + response.code());
      }
      return new Page(
          address, response.code(), response.headers(), bytes(address, response.body()));
    }
  }
}
