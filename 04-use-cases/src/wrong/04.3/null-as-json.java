// Misconception: null is a value like any other.
// Fails: responsesAndNothing
package asyncio.http;

public final class App implements Handler, Routes {

  private static Response response(Object answer) {
    return switch (answer) {
      case null -> Json.response(null);
      case Response response -> response;
      case Awaitable<?> later -> response(await(later));
      default -> Json.response(answer);
    };
  }
}
