// Misconception: only endpoints throw errors that are for the client.
// Fails: errorsOfMiddleware
package asyncio.http;

public final class App implements Handler, Routes {

  @Override
  public Response handle(Request request) throws Exception {
    return chain.handle(request);
  }
}
