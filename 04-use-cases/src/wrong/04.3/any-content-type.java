// Misconception: what can be read as JSON is JSON.
// Fails: notSaidToBeJson
package asyncio.http;

final class Parameters<P> {

  private static Object read(Request request, Component.Body body) {
    return Json.read(await(request.body().readAll()), body.type());
  }
}
