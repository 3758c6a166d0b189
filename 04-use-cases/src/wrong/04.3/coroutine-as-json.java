// Misconception: whatever an endpoint returns is its answer.
// Fails: endpointsAwait
package asyncio.http;

public final class App implements Handler, Routes {

  private static Response response(Object answer) {
    return switch (answer) {
      case null -> Response.of(Status.NO_CONTENT);
      case Response response -> response;
      default -> Json.response(answer);
    };
  }
}
