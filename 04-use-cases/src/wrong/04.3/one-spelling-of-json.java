// Misconception: a content type is a constant.
// Fails: relativesOfJson
package asyncio.http;

final class Parameters<P> {

  private static Object read(Request request, Component.Body body) {
    if (!request.headers().get("Content-Type").orElse("").equals(Json.CONTENT_TYPE)) {
      throw new HttpError(Status.UNSUPPORTED_MEDIA_TYPE, "the body should be application/json");
    }
    return Json.read(await(request.body().readAll()), body.type());
  }
}
