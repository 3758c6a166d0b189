// Misconception: a response closes itself.
// Fails: aLateAnswer, anUnwantedAnswer, anAnswerAfterTheLoop, aBodyWithoutEnd, anUnwantedType,
//   aCancelledCallTakesNoTime
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private Page read(HttpUrl address, Response response) throws IOException {
    return new Page(address, response.code(), response.headers(), bytes(address, response.body()));
  }
}
