// Misconception: OPTIONS needs a route, like any other method.
// Fails: otherMethods
package asyncio.http;

public final class App implements Handler, Routes {

  private static Response otherMethod(Request request, String allowed) {
    throw new HttpError(
        Status.METHOD_NOT_ALLOWED,
        request.method() + " is not possible here",
        Headers.of("Allow", allowed));
  }
}
