// Misconception: of two values, the first is meant.
// Fails: notTwice
package asyncio.http;

final class Parameters<P> {

  private record Given(String in, String name, List<String> texts, List<Invalid> errors) {

    Optional<Object> atMostOne(Converter converter) {
      return texts.stream().findFirst().map(text -> convert(converter, text));
    }
  }
}
